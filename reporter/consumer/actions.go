package consumer

import (
	"path/filepath"
	"testing"
)

// languageService prints what GitHub's own editor support for workflows and
// actions complains about. The package is made for bundlers, and imports JSON
// without saying so.
const languageService = `
import { readFileSync } from "node:fs";
import { register } from "node:module";
import { pathToFileURL } from "node:url";
register("data:text/javascript," + encodeURIComponent(
  'export const load = (url, context, next) => next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context);'));
const [modules, ...files] = process.argv.slice(2);
const { validate } = await import(pathToFileURL(modules + "/@actions/languageservice/dist/index.js"));
const { TextDocument } = await import(pathToFileURL(modules + "/vscode-languageserver-textdocument/lib/esm/main.js"));
for (const file of files) {
  const document = TextDocument.create(pathToFileURL(file).href, "yaml", 0, readFileSync(file, "utf8"));
  for (const d of await validate(document)) console.log(file + ":" + (d.range.start.line + 1) + ": " + d.message);
}
`

// Actions hands workflows, and files called action.yml, to the language service
// that GitHub makes for them, and gives its complaints.
func Actions(t testing.TB, files ...string) string {
	t.Helper()
	return node(t, "@actions/languageservice/package.json", languageService, files)
}

// validator prints what dockerfile-utils complains about.
const validator = `
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const [modules, ...files] = process.argv.slice(2);
const { validate } = createRequire(modules + "/")("dockerfile-utils");
for (const file of files)
  for (const d of validate(readFileSync(file, "utf8"))) console.log(file + ":" + (d.range.start.line + 1) + ": " + d.message);
`

// Dockerfile hands a Dockerfile to dockerfile-utils, and gives its complaints.
func Dockerfile(t testing.TB, file string) string {
	t.Helper()
	return node(t, "dockerfile-utils/package.json", validator, []string{file})
}

// node runs a script that uses a package.
func node(t testing.TB, module, script string, args []string) string {
	t.Helper()
	Module(t, module) // skips if it is missing
	file := filepath.Join(t.TempDir(), "script.mjs")
	write(t, file, script)
	modules, err := filepath.Abs(filepath.Join(Root(), ".ci", "node", "node_modules"))
	if err != nil {
		t.Fatal(err)
	}
	cmd := Command(t, "node", append([]string{file, modules}, args...)...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("node: %v\n%s", err, out)
	}
	return string(out)
}
