package lsp

// requestMethods are the requests that this server answers.
func requestMethods() map[string]method {
	return map[string]method{
		"initialize":                     answer((*server).initialize),
		"shutdown":                       take((*server).shutdown),
		"textDocument/diagnostic":        answer((*server).pull),
		"workspace/diagnostic":           answer((*server).pullAll),
		"textDocument/codeAction":        about((*server).codeActions),
		"textDocument/hover":             about((*server).hover),
		"textDocument/codeLens":          about((*server).codeLenses),
		"textDocument/inlayHint":         about((*server).inlayHints),
		"textDocument/documentSymbol":    about((*server).symbols),
		"textDocument/willSaveWaitUntil": about((*server).willSave),
		"workspace/executeCommand":       answer((*server).execute),
	}
}

// notificationMethods are the notifications that this server takes in.
func notificationMethods() map[string]method {
	return map[string]method{
		"initialized":                         take((*server).initialized),
		"exit":                                take((*server).exit),
		"$/cancelRequest":                     take((*server).cancel),
		"textDocument/didOpen":                take((*server).didOpen),
		"textDocument/didChange":              take((*server).didChange),
		"textDocument/didClose":               take((*server).didClose),
		"textDocument/didSave":                take((*server).didSave),
		"workspace/didChangeWatchedFiles":     take((*server).watchedFilesChanged),
		"workspace/didChangeConfiguration":    take((*server).didChangeConfiguration),
		"workspace/didChangeWorkspaceFolders": take((*server).didChangeFolders),
	}
}

// none stands for parameters that are not read.
type none struct{}
