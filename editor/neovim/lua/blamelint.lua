-- The Neovim client of blamelint's language server. It needs nothing but
-- Neovim 0.7 or newer; `:help blamelint` tells how to set it up.
local M = {}

M.defaults = {
  cmd = { "blamelint", "lsp" },
  filetypes = { "markdown" },
  -- Ask the server for the safe rewrites before a buffer is written.
  fix_on_save = false,
  -- Where the grades of action items are shown: "lens" or "off".
  action_items = "lens",
  -- Milliseconds to wait after a keystroke; below 0: as the document demands.
  debounce = -1,
  -- Milliseconds after which a buffer is written without the rewrites.
  save_timeout = 1000,
  -- Where the workspace of a buffer begins: the nearest of these, upward.
  root_markers = { ".blamelint.yaml", ".blamelint.yml", ".git" },
}

M.config = vim.deepcopy(M.defaults)

local clients = {} -- by root

local function root_of(buffer)
  local name = vim.api.nvim_buf_get_name(buffer)
  local dir = name == "" and vim.loop.cwd() or vim.fn.fnamemodify(name, ":p:h")
  local at = dir
  while true do
    for _, marker in ipairs(M.config.root_markers) do
      if vim.loop.fs_stat(at .. "/" .. marker) then
        return at
      end
    end
    local up = vim.fn.fnamemodify(at, ":h")
    if up == at then
      return dir
    end
    at = up
  end
end

-- ask runs a suppression with a reason that the author types.
local function ask(command)
  vim.ui.input({ prompt = "Why do these words stay? " }, function(reason)
    if reason == nil or reason == "" then
      return
    end
    local argument = vim.deepcopy(command.arguments[1])
    argument.reason = reason
    for _, client in ipairs(M.clients(0)) do
      client.request("workspace/executeCommand", { command = "blamelint.suppress", arguments = { argument } }, function(err)
        if err then
          vim.notify("blamelint: " .. err.message, vim.log.levels.WARN)
        end
      end, 0)
    end
  end)
end

-- clients are those of this plugin that a buffer is attached to.
function M.clients(buffer)
  local list = {}
  for _, client in pairs(vim.lsp.buf_get_clients(buffer)) do
    if client.name == "blamelint" then
      table.insert(list, client)
    end
  end
  return list
end

-- before_save asks for the safe rewrites and applies them to the buffer. A
-- server that does not answer in time must not keep anybody from saving.
function M.before_save(buffer)
  for _, client in ipairs(M.clients(buffer)) do
    local params = { textDocument = vim.lsp.util.make_text_document_params(buffer), reason = 1 }
    local answer = client.request_sync("textDocument/willSaveWaitUntil", params, M.config.save_timeout, buffer)
    if answer and answer.result and #answer.result > 0 then
      vim.lsp.util.apply_text_edits(answer.result, buffer, client.offset_encoding)
    end
  end
end

function M.fix_all()
  vim.lsp.buf.code_action({ context = { diagnostics = {}, only = { "source.fixAll.blamelint" } }, apply = true })
end

local function attached(client, buffer)
  local group = vim.api.nvim_create_augroup("blamelint_" .. buffer, { clear = true })
  if M.config.fix_on_save then
    vim.api.nvim_create_autocmd("BufWritePre", {
      group = group,
      buffer = buffer,
      callback = function()
        M.before_save(buffer)
      end,
    })
  end
  if M.config.action_items == "lens" then
    vim.api.nvim_create_autocmd({ "BufEnter", "InsertLeave", "BufWritePost" }, {
      group = group,
      buffer = buffer,
      callback = function()
        vim.lsp.codelens.refresh()
      end,
    })
  end
  vim.api.nvim_buf_create_user_command(buffer, "BlamelintFixAll", M.fix_all, { desc = "Apply the rewrites that cannot change the meaning" })
  if M.config.on_attach then
    M.config.on_attach(client, buffer)
  end
end

-- start attaches a buffer to the server of its workspace, which is started if
-- it does not run.
function M.start(buffer)
  buffer = (buffer == nil or buffer == 0) and vim.api.nvim_get_current_buf() or buffer
  local root = root_of(buffer)
  if not clients[root] then
    clients[root] = vim.lsp.start_client({
      name = "blamelint",
      cmd = M.config.cmd,
      root_dir = root,
      workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
      capabilities = vim.lsp.protocol.make_client_capabilities(),
      init_options = {
        fixOnSave = M.config.fix_on_save,
        actionItems = M.config.action_items,
        debounce = M.config.debounce,
        prompts = true,
      },
      commands = { ["blamelint.ask"] = ask },
      on_attach = attached,
      on_exit = function()
        clients[root] = nil
      end,
    })
  end
  if clients[root] then
    vim.lsp.buf_attach_client(buffer, clients[root])
  end
  return clients[root]
end

-- setup takes options as in M.defaults and starts the server for buffers of
-- these file types.
function M.setup(options)
  M.config = vim.tbl_deep_extend("force", vim.deepcopy(M.defaults), options or {})
  local group = vim.api.nvim_create_augroup("blamelint", { clear = true })
  vim.api.nvim_create_autocmd("FileType", {
    group = group,
    pattern = M.config.filetypes,
    callback = function(event)
      M.start(event.buf)
    end,
  })
  -- The buffer from which setup is called has its type already.
  if vim.tbl_contains(M.config.filetypes, vim.bo.filetype) then
    M.start(0)
  end
end

return M
