// What the extension does without VS Code: it is tested in Node against the
// real server.
import * as os from "node:os";
import * as path from "node:path";

/** The settings of the extension, as package.json declares them. */
export interface Settings {
  path: string;
  arguments: string[];
  fixOnSave: boolean;
  actionItems: string;
  workspace: string;
  debounce: number;
}

/** How the server is started. A path that is no bare name is made absolute. */
export function commandOf(settings: Pick<Settings, "path" | "arguments">, folder: string | undefined): { command: string; args: string[] } {
  let command = settings.path.trim() || "blamelint";
  if (folder !== undefined) {
    command = command.split("${workspaceFolder}").join(folder);
  }
  if (command === "~" || command.startsWith("~/")) {
    command = path.join(os.homedir(), command.slice(1));
  }
  if (/[\\/]/.test(command) && !path.isAbsolute(command)) {
    command = path.resolve(folder ?? os.homedir(), command);
  }
  return { command, args: ["lsp", ...settings.arguments] };
}

/** What the server is told about the settings. */
export function optionsOf(settings: Settings): object {
  return {
    fixOnSave: settings.fixOnSave,
    actionItems: settings.actionItems,
    workspace: settings.workspace,
    debounce: settings.debounce,
    prompts: true,
  };
}

/** The argument of the command "blamelint.ask", which the server puts into a code action. */
export interface Suppression {
  uri: string;
  version: number;
  range: object;
  rule: string;
  reason: string;
}

/**
 * Asks why words stay and has the server silence the finding with that reason.
 * Without a reason nothing is done.
 */
export async function suppress(
  what: Suppression,
  ask: (prompt: string) => Thenable<string | undefined> | Promise<string | undefined>,
  run: (command: string, argument: Suppression) => Thenable<unknown> | Promise<unknown>,
): Promise<boolean> {
  const reason = (await ask(`Why do these words stay? (${what.rule})`))?.trim();
  if (!reason) {
    return false;
  }
  await run("blamelint.suppress", { ...what, reason });
  return true;
}

/** What is said when the server cannot be started. */
export function missing(command: string): string {
  return `blamelint cannot be started as "${command}". Install it (go install github.com/blamelint/blamelint/cmd/blamelint@latest), or say in the setting blamelint.path where it is.`;
}
