-- What a session needs: it runs in a headless Neovim and ends it.
local H = {}

-- wait waits for longer than any machine takes.
function H.wait(what, condition)
  if not vim.wait(240000, condition, 20) then
    error("waited in vain for " .. what, 2)
  end
end

function H.equal(got, want, what)
  if not vim.deep_equal(got, want) then
    error(string.format("%s: got %s, want %s", what, vim.inspect(got), vim.inspect(want)), 2)
  end
end

function H.lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, false)
end

-- codes are the rules of the diagnostics in the buffer, in order.
function H.codes()
  local list = {}
  for _, d in ipairs(vim.diagnostic.get(0)) do
    table.insert(list, d.code or d.user_data.lsp.code)
  end
  return list
end

function H.has(code)
  return vim.tbl_contains(H.codes(), code)
end

function H.find(code)
  for _, d in ipairs(vim.diagnostic.get(0)) do
    if (d.code or d.user_data.lsp.code) == code then
      return d
    end
  end
end

-- write makes a file in the working directory and opens it.
function H.open(name, lines)
  vim.fn.writefile(lines, name)
  vim.cmd("edit " .. name)
  vim.cmd("setfiletype markdown")
end

-- act applies the code action of the given kind whose title contains words, as
-- if the author had chosen it at a diagnostic.
function H.act(diagnostic, kind, words)
  vim.api.nvim_win_set_cursor(0, { diagnostic.lnum + 1, diagnostic.col })
  local select = vim.ui.select
  local chosen
  vim.ui.select = function(items, _, choose)
    for _, item in ipairs(items) do
      local action = item.action or item[2]
      if action.title:find(words, 1, true) then
        chosen = action.title
        return choose(item)
      end
    end
    error("no action with " .. words .. " in " .. vim.inspect(items))
  end
  vim.lsp.buf.code_action({ context = { diagnostics = {}, only = { kind } } })
  H.wait("the action " .. words, function()
    return chosen ~= nil
  end)
  vim.ui.select = select
end

vim.opt.hidden = true
local ok, err = xpcall(function()
  assert(loadfile(os.getenv("SESSION")))(H)
end, debug.traceback)
io.stdout:write(ok and "ok\n" or ("FAILED " .. tostring(err) .. "\n"))
vim.cmd(ok and "qa!" or "cq!")
