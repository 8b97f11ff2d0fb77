"""Prints the lists of names in the locale files of ruby-faker as JSON,
[[locale, "given" or "surname", name], …], for import.mjs. Needs PyYAML.

    python3 ruby-faker.py LOCALES-DIRECTORY > ruby-faker.json
"""
import glob, json, sys
import yaml

rows = []
for file in sorted(glob.glob(sys.argv[1] + "/*.yml")):
    for locale, content in yaml.safe_load(open(file, encoding="utf-8")).items():
        for key, values in (content["faker"].get("name") or {}).items():
            kind = "given" if "first_name" in key else "surname" if "last_name" in key else None
            if kind and isinstance(values, list):
                rows += [[locale, kind, v] for v in values if isinstance(v, str) and "#{" not in v]
json.dump(rows, sys.stdout, ensure_ascii=False)
