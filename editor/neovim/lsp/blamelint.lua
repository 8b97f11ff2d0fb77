-- For Neovim 0.11 and newer, which find this file by themselves:
-- vim.lsp.enable("blamelint"). It has no prompt for reasons; the plugin has.
return {
  cmd = { "blamelint", "lsp" },
  filetypes = { "markdown" },
  root_markers = { ".blamelint.yaml", ".blamelint.yml", ".git" },
}
