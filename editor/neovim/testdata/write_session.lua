-- An author opens a draft, looks at what is found, rewrites, and saves.
local H = ...

require("blamelint").setup({ cmd = { os.getenv("BLAMELINT"), "lsp", "--no-git" }, fix_on_save = true, save_timeout = 240000 })
H.open("draft.md", {
  "# 🧯 Parcel labels 標籤",
  "",
  "## Summary",
  "",
  "The 🔥 engineer should have checked the queue. 3% of the labels were late.",
  "",
  "## Root cause",
  "",
  "A full disk.",
  "",
  "## Action items",
  "",
  "- Improve monitoring",
})
H.wait("diagnostics", function()
  return H.has("counterfactual") and H.has("root-cause")
end)

-- The place is exact, behind a character outside the basic plane.
local found = H.find("counterfactual")
local line = H.lines()[found.lnum + 1]
assert(vim.startswith(line:sub(found.col + 1), "should have"), "the finding is at: " .. line:sub(found.col + 1))

-- The live buffer counts, not the file.
vim.api.nvim_buf_set_text(0, found.lnum, 0, found.lnum, 0, { "At 10:02 🔥 UTC. " })
H.wait("the finding to move", function()
  local now = H.find("counterfactual")
  return now and now.col == found.col + #"At 10:02 🔥 UTC. "
end)

-- A better question.
H.act(H.find("counterfactual"), "refactor.rewrite", "Ask instead")
H.wait("the question", function()
  return H.lines()[found.lnum + 1]:find("sensible one at that moment?*", 1, true) ~= nil
end)

-- Keep the words and say why: the plugin asks for the reason.
local prompt
vim.ui.input = function(options, done)
  prompt = options.prompt
  done("quoted from the chat")
end
H.act(H.find("counterfactual"), "quickfix", "Keep these words")
H.wait("the suppression", function()
  return not H.has("counterfactual") and table.concat(H.lines(), "\n"):find("counterfactual -- quoted from the chat -->", 1, true)
end)
assert(prompt, "nobody has asked for a reason")

-- The rule's page.
local page
vim.lsp.handlers["textDocument/hover"] = function(_, result)
  page = result and result.contents.value
end
for _, client in ipairs(require("blamelint").clients(0)) do
  client.config.handlers = {}
end
local cause = H.find("root-cause")
vim.api.nvim_win_set_cursor(0, { cause.lnum + 1, cause.col })
vim.lsp.buf.hover()
H.wait("the page", function()
  return page and page:find("# root-cause", 1, true)
end)

-- The grade of the action item.
vim.lsp.codelens.refresh()
H.wait("the grade", function()
  local lenses = vim.lsp.codelens.get(0)
  return lenses[1] and lenses[1].command.title:find("who takes it on", 1, true)
end)

-- Saving applies the safe rewrites, to the buffer and the file.
local before = H.lines()
vim.cmd("write")
local after = H.lines()
H.equal(vim.fn.readfile("draft.md"), after, "the file")
assert(not vim.deep_equal(before, after), "nothing was rewritten before saving")
assert(table.concat(after, "\n"):find("## Contributing factors", 1, true), table.concat(after, "\n"))
H.wait("the heading's finding to go", function()
  return not H.has("root-cause")
end)
