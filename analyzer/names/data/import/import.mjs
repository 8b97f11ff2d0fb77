// Writes the lists of this directory from unpacked packages; SOURCES.md says
// where they come from and how to run this. Node 18 or later.
//
//   node import.mjs DIR
//
// DIR holds faker-js/ (npm @faker-js/faker), php-faker/ and scowl/ and tzdata/
// (Debian packages), zxcvbn/, simple-icons/, moby-male/, moby-female/ (npm) and
// ssa.csv, lines of "name,births" (see SOURCES.md for the query).
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const dir = process.argv[2];
const read = (...p) => readFileSync(join(dir, ...p), "utf8");
const save = (file, words) => {
  const sorted = [...new Set(words)].sort((a, b) => (a < b ? -1 : 1));
  writeFileSync(new URL(file, import.meta.url), sorted.join("\n") + "\n");
  console.log(file, sorted.length);
};

// Romanisation of the scripts that have a plain letter-by-letter one.
const letters = {};
const spell = (from, to) => [...from].forEach((c, i) => (letters[c] = to.split(" ")[i]));
spell("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya");
spell("іїєґјљњџђћѓќѕў", "i yi ye g j lj nj dz dj c gj kj dz u");
spell("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ", "a v g d e z i th i k l m n x o p r s s t y f ch ps o a e i i o y o i y");
spell("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h");
spell("աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ", "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f");
const initials = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ");
const vowels = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ");
const finals = " k k k n n n t l k m p l l p l m p p t t ng t t k t p t".split(" ");
const hangul = (c) => {
  const i = c.codePointAt(0) - 0xac00;
  return initials[Math.floor(i / 588)] + vowels[Math.floor((i % 588) / 28)] + finals[i % 28];
};
const pairs = { ου: "ou", αυ: "av", ευ: "ev", γγ: "ng", ու: "u", և: "ev" };
const simplify = (w) =>
  (/\p{Script=Greek}/u.test(w) ? w.normalize("NFD").replace(/\u0301/g, "") : w)
    .normalize("NFC")
    .toLowerCase()
    .replace(/ου|αυ|ευ|γγ|ու|և/g, (p) => pairs[p]);
const romanise = (w) =>
  [...simplify(w)]
    .map((c) => (/[가-힣]/u.test(c) ? hangul(c) : c in letters ? letters[c] ?? "" : c))
    .join("")
    .replace(/iy$/, "y");

const latin = /^[a-z\u00c0-\u024f\u1e00-\u1effə][a-z\u00c0-\u024f\u1e00-\u1effə\u0300-\u036f'’-]+$/;
const words = (text, least) =>
  romanise(text).split(/\s+/).filter((w) => latin.test(w) && w.length >= least && w.length <= 20);

// Lists left out: very long ones that go far beyond the names in use.
const skip = { "bg given": 1, "lv given": 1, "me given": 1, "mn given": 1, "bg surname": 1, "me surname": 1, "sr surname": 1, "ko surname": 1 };

// Every list of names in the two faker projects, as [language, kind, text].
const lists = [];
const flat = (v) =>
  !v ? [] : typeof v === "string" ? [v] : Array.isArray(v) ? v.flatMap(flat) : "value" in v ? flat(v.value) : Object.values(v).flatMap(flat);
const group = (locale) => (/^en_(IN|NG|GH|ZA|NP|UG|PH|SG|HK)/.test(locale) ? locale.toLowerCase() : locale.split("_")[0]);
const { allLocales } = await import(pathToFileURL(join(dir, "faker-js/package/dist/index.js")));
for (const [locale, { person = {} }] of Object.entries(allLocales)) {
  if (/BORK|ocker|^eo$/.test(locale)) continue;
  flat(person.first_name).forEach((n) => lists.push([group(locale), "given", n]));
  if (!skip[`${group(locale)} surname`] || locale.startsWith("sr")) flat(person.last_name).forEach((n) => lists.push([group(locale), "surname", n]));
}
const php = "php-faker/usr/share/php/Faker/Provider";
for (const locale of readdirSync(join(dir, php)).filter((d) => /^[a-z]{2}_/.test(d))) {
  let source = "";
  try {
    source = read(php, locale, "Person.php");
  } catch {
    continue;
  }
  for (const [, name, body] of source.matchAll(/static \$(\w+)\s*=\s*(?:\[|array\()([\s\S]*?)(?:\]|\))\s*;/g)) {
    const kind = /^firstName/.test(name) ? "given" : /^lastName/.test(name) ? "surname" : "";
    if (!kind || /format/i.test(name) || skip[`${group(locale)} ${kind}`]) continue;
    for (const [, a, b] of body.matchAll(/'((?:[^'\\]|\\.)*)'|"([^"]*)"/g)) {
      const n = (a ?? b).replace(/\\'/g, "'");
      if (!n.includes("{{") && !n.endsWith("né")) lists.push([group(locale), kind, n]);
    }
  }
}

for (const [locale, kind, name] of JSON.parse(read("ruby-faker.json"))) {
  const language = locale.replace("ee", "et").toLowerCase().replace(/^(?!en)(\w+)-.*/, "$1").replace("-", "_");
  if (!/^(nl|ru|uk|bg|ko|lv)|ocker|bork/.test(language)) lists.push([language, kind, name]);
}

const given = new Map();
const surnames = new Set();
for (const [language, kind, text] of lists) {
  if (kind === "given") {
    const parts = words(text, text.includes(" ") ? 3 : 2);
    for (const w of parts.flatMap((p) => (p.includes("-") ? [p, ...p.split("-").filter((x) => x.length > 2)] : [p]))) {
      given.set(w, (given.get(w) ?? new Set()).add(language));
    }
  } else {
    const last = words(text, 3).at(-1);
    if (last) surnames.add(last);
  }
}
save("given-faker.txt", [...given].map(([w, languages]) => w + (languages.size > 1 ? "" : "?")));
save("surname-faker.txt", surnames);

const coffee = read("zxcvbn/package/src/frequency_lists.coffee");
save("surname-census.txt", /surnames: "([^"]*)"/.exec(coffee)[1].split(",").filter((w) => /^[a-z]{2,}$/.test(w)));

const moby = (d) => JSON.parse(read(d, "package/data/names.json"));
save("given-moby.txt", [...moby("moby-male"), ...moby("moby-female")].flatMap((n) => words(n, 2)).map((w) => w + "?"));

const ssa = read("ssa.csv").trim().split("\n").map((l) => l.split(","));
save("given-ssa.txt", ssa.filter(([, births]) => births >= 300)
  .map(([w, births]) => w + (births >= 20000 ? "*" : births >= 4000 ? "" : "?")));

const icons = JSON.parse(read("simple-icons/package/data/simple-icons.json"));
save("product-icons.txt", (icons.icons ?? icons)
  .map((i) => i.title.toLowerCase().replace(/\s+/g, " ").trim())
  .filter((t) => /^[\p{Script=Latin}0-9][\p{Script=Latin}0-9 .&'’+-]*$/u.test(t) && t.length > 1 && t.length <= 24 && t.split(" ").length <= 2 && !t.includes(",")));

const zones = read("tzdata/usr/share/zoneinfo/zone.tab").split("\n").filter((l) => l && !l.startsWith("#"));
const countries = read("tzdata/usr/share/zoneinfo/iso3166.tab").split("\n").filter((l) => l && !l.startsWith("#"));
const plain = (s) => s.toLowerCase().replace(/\(.*?\)/g, "").replace(/_/g, " ").trim();
const fits = (s) => s.length > 2 && s.length <= 24 && s.split(" ").length <= 2 && !/[&,]/.test(s);
save("place-tz.txt", [
  ...zones.flatMap((l) => l.split("\t")[2].split("/").slice(1)).map(plain),
  ...countries.map((l) => plain(l.split("\t")[1])),
  ...countries.flatMap((l) => l.split("\t")[1].split(" & ")).map(plain),
].filter(fits));

const scowl = "scowl/usr/share/dict/scowl";
const sizes = (...ns) => ns.flatMap((n) => ["english", "american", "british"].flatMap((v) =>
  read(scowl, `${v}-words.${n}`).split("\n").filter((w) => /^[a-z]+$/.test(w))));
const common = new Set(sizes(10, 20));
save("english-common.txt", common);
save("english.txt", sizes(35, 40, 50).filter((w) => !common.has(w)));
