import * as vscode from "vscode";
import { LanguageClient, State } from "vscode-languageclient/node";

import { commandOf, missing, optionsOf, Settings, suppress, Suppression } from "./logic";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand("blamelint.ask", ask),
    vscode.commands.registerCommand("blamelint.rewriteAll", rewriteAll),
    vscode.commands.registerCommand("blamelint.restart", restart),
    vscode.workspace.onDidChangeConfiguration(async (e) => {
      if (["path", "arguments", "actionItems", "workspace"].some((key) => e.affectsConfiguration("blamelint." + key))) {
        await restart();
      } else if (e.affectsConfiguration("blamelint")) {
        await client?.sendNotification("workspace/didChangeConfiguration", { settings: { blamelint: optionsOf(settings()) } });
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

function settings(): Settings {
  const c = vscode.workspace.getConfiguration("blamelint");
  return {
    path: c.get("path", "blamelint"),
    arguments: c.get("arguments", []),
    fixOnSave: c.get("fixOnSave", false),
    actionItems: c.get("actionItems", "auto"),
    workspace: c.get("workspace", "auto"),
    debounce: c.get("debounce", -1),
  };
}

async function start(): Promise<void> {
  const now = settings();
  const { command, args } = commandOf(now, vscode.workspace.workspaceFolders?.[0]?.uri.fsPath);
  client = new LanguageClient(
    "blamelint",
    "blamelint",
    { command, args },
    {
      documentSelector: [
        { language: "markdown", scheme: "file" },
        { language: "markdown", scheme: "untitled" },
        { pattern: "**/*.mdx", scheme: "file" },
      ],
      initializationOptions: optionsOf(now),
      diagnosticPullOptions: { onChange: true, onSave: true },
    },
  );
  try {
    await client.start();
  } catch {
    void vscode.window.showErrorMessage(missing(command));
  }
}

async function restart(): Promise<void> {
  if (client?.state === State.Running) {
    await client.stop();
  }
  await client?.dispose();
  await start();
}

function ask(what: Suppression): Promise<boolean> {
  return suppress(
    what,
    (prompt) => vscode.window.showInputBox({ prompt, placeHolder: "the regulator's form asks for this term" }),
    (command, argument) => vscode.commands.executeCommand(command, argument),
  );
}

async function rewriteAll(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor) {
    await vscode.commands.executeCommand("blamelint.fixAll", { uri: client?.code2ProtocolConverter.asUri(editor.document.uri) });
  }
}
