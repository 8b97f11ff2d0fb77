package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/audit"
	"github.com/blamelint/blamelint/reporter"
	"github.com/blamelint/blamelint/reporter/auditpage"
	"github.com/blamelint/blamelint/rules"
)

// writePages writes the report as a folder of pages.
func (au *auditor) writePages(report *audit.Report) error {
	m := &audit.Material{Report: report, Records: au.spool.Records, Result: au.result}
	err := auditpage.Write(au.ctx, au.flags.html, m, auditpage.Options{
		Reporter: reporter.Options{Version: version, Rules: allRules()},
		Jobs:     au.flags.jobs,
		Progress: func(done int) { au.progress.pages(int64(done)) },
	})
	au.progress.stop()
	switch {
	case errors.Is(err, context.Canceled):
		return errors.New("stopped while the pages of --html were written; the documents are kept, and the same command goes on from there")
	case err != nil:
		return fmt.Errorf("--html: %w", err)
	}
	return nil
}

// result analyses a document once more, for its page: the records hold no
// rewrites and no text. It is safe for concurrent use.
func (au *auditor) result(r *audit.Record) (*analyzer.Result, error) {
	in := input{path: filepath.FromSlash(r.Path)}
	_, source, err := au.source(in)
	if source == nil {
		return nil, err
	}
	if audit.HashOf(source) != r.Hash {
		return nil, audit.ErrChanged
	}
	res := au.engine.Analyze(in.path, source)
	rules.AddMerits(res)
	return res, nil
}
