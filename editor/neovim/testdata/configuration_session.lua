-- A configuration that appears while a document is open is felt, and the
-- server ends with the editor.
local H = ...

require("blamelint").setup({ cmd = { os.getenv("BLAMELINT"), "lsp", "--no-git" }, action_items = "off" })
H.open("draft.md", { "# Labels", "", "They should have known. Ludo Marsh restarted the queue." })
H.wait("diagnostics", function()
  return H.has("counterfactual")
end)
local text = H.lines()
vim.cmd("write")
H.equal(H.lines(), text, "the buffer after saving without fix_on_save")

vim.fn.writefile({ "rules:", "  counterfactual: off" }, ".blamelint.yaml")
H.wait("the rule to fall silent", function()
  return not H.has("counterfactual")
end)
vim.fn.delete(".blamelint.yaml")
H.wait("the rule to speak again", function()
  return H.has("counterfactual")
end)

local client = require("blamelint").clients(0)[1]
H.equal(client.server_capabilities.codeLensProvider, nil, "lenses that were switched off")
client.stop()
H.wait("the server to end", function()
  return client.is_stopped()
end)
