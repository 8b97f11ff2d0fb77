// The client's logic against the real server. BLAMELINT is the command.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import * as rpc from "vscode-jsonrpc/node";

import { commandOf, missing, optionsOf, suppress } from "../dist-test/logic.mjs";

const settings = { path: process.env.BLAMELINT, arguments: ["--no-git"], fixOnSave: true, actionItems: "auto", workspace: "on", debounce: -1 };
const text = "# 🧯 Labels\n\nThe 🔥 engineer should have checked.\n\n## Root cause\n\nA full disk.\n\n## Action items\n\n- Improve monitoring\n";
let dir, server, ended, connection, capabilities;
const edits = [];
const uri = () => pathToFileURL(path.join(dir, "draft.md")).href;

before(async () => {
  assert.ok(process.env.BLAMELINT, "BLAMELINT names the command to test");
  dir = mkdtempSync(path.join(tmpdir(), "blamelint-"));
  const { command, args } = commandOf(settings, dir);
  server = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  ended = new Promise((done) => server.on("exit", done)); // which may come before anybody asks
  connection = rpc.createMessageConnection(new rpc.StreamMessageReader(server.stdout), new rpc.StreamMessageWriter(server.stdin));
  connection.onRequest("workspace/applyEdit", (p) => {
    edits.push(p.edit);
    return { applied: true };
  });
  connection.onRequest("client/registerCapability", () => null);
  connection.listen();
  ({ capabilities } = await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: pathToFileURL(dir).href,
    initializationOptions: optionsOf(settings),
    // Those of vscode-languageclient that matter.
    capabilities: {
      general: { positionEncodings: ["utf-16"] },
      workspace: { applyEdit: true, workspaceEdit: { documentChanges: true, resourceOperations: ["create"] }, didChangeWatchedFiles: { dynamicRegistration: true } },
      textDocument: { diagnostic: {}, inlayHint: {}, codeAction: { codeActionLiteralSupport: {} }, publishDiagnostics: { versionSupport: true } },
    },
  }));
  await connection.sendNotification("initialized", {});
  await connection.sendNotification("textDocument/didOpen", { textDocument: { uri: uri(), languageId: "markdown", version: 1, text } });
});

after(async () => {
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  const code = await ended;
  connection.dispose();
  rmSync(dir, { recursive: true });
  assert.equal(code, 0);
});

test("the settings reach the server", () => {
  assert.equal(capabilities.positionEncoding, "utf-16");
  assert.equal(capabilities.diagnosticProvider.workspaceDiagnostics, true);
  assert.ok(capabilities.inlayHintProvider);
  assert.equal(capabilities.codeLensProvider, undefined);
  assert.deepEqual(capabilities.executeCommandProvider.commands.sort(), ["blamelint.fixAll", "blamelint.suppress"]);
});

test("diagnostics are pulled, at exact places", async () => {
  const report = await connection.sendRequest("textDocument/diagnostic", { textDocument: { uri: uri() } });
  const found = report.items.find((d) => d.code === "counterfactual");
  const line = text.split("\n")[found.range.start.line];
  assert.ok(line.slice(found.range.start.character).startsWith("should have"), line);
});

test("a suppression asks for its reason, and without one does nothing", async () => {
  const report = await connection.sendRequest("textDocument/diagnostic", { textDocument: { uri: uri() } });
  const found = report.items.find((d) => d.code === "counterfactual");
  const actions = await connection.sendRequest("textDocument/codeAction", { textDocument: { uri: uri() }, range: found.range, context: { diagnostics: [found] } });
  const command = actions.map((a) => a.command).find((c) => c?.command === "blamelint.ask");
  const run = (name, argument) => connection.sendRequest("workspace/executeCommand", { command: name, arguments: [argument] });
  assert.equal(await suppress(command.arguments[0], async () => undefined, run), false);
  assert.equal(await suppress(command.arguments[0], async () => "  ", run), false);
  assert.equal(edits.length, 0);
  let prompt = "";
  assert.equal(await suppress(command.arguments[0], async (p) => ((prompt = p), "a quotation"), run), true);
  assert.match(prompt, /counterfactual/);
  assert.match(edits[0].documentChanges[0].edits[0].newText, /counterfactual -- a quotation -->/);
});

test("the safe rewrites come before saving", async () => {
  const before = await connection.sendRequest("textDocument/willSaveWaitUntil", { textDocument: { uri: uri() }, reason: 1 });
  assert.ok(before.length > 0);
  await connection.sendNotification("workspace/didChangeConfiguration", { settings: { blamelint: optionsOf({ ...settings, fixOnSave: false }) } });
  assert.deepEqual(await connection.sendRequest("textDocument/willSaveWaitUntil", { textDocument: { uri: uri() }, reason: 1 }), []);
});

test("all postmortems of the workspace", async () => {
  writeFileSync(path.join(dir, "other.md"), "They should have known.\n");
  const { items } = await connection.sendRequest("workspace/diagnostic", { previousResultIds: [] });
  assert.ok(items.some((i) => i.uri.endsWith("/other.md") && i.items.length > 0));
});

test("the command is found where the settings say", () => {
  assert.deepEqual(commandOf({ path: " ", arguments: [] }, "/w"), { command: "blamelint", args: ["lsp"] });
  assert.equal(commandOf({ path: "${workspaceFolder}/bin/blamelint", arguments: [] }, "/w").command, "/w/bin/blamelint");
  assert.equal(commandOf({ path: "bin/blamelint", arguments: [] }, "/w").command, path.resolve("/w/bin/blamelint"));
  assert.ok(path.isAbsolute(commandOf({ path: "~/go/bin/blamelint", arguments: [] }, undefined).command));
  assert.match(missing("x"), /blamelint\.path/);
});

test("every setting that the server is told is declared", () => {
  const declared = JSON.parse(readFileSync(new URL("../package.json", import.meta.url))).contributes.configuration.properties;
  for (const name of Object.keys(optionsOf(settings)).filter((n) => n !== "prompts")) {
    assert.ok(declared["blamelint." + name], name);
  }
});
