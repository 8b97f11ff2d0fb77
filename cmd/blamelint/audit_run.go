package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/audit"
	"github.com/blamelint/blamelint/analyzer/audit/cache"
	"github.com/blamelint/blamelint/analyzer/audit/chronicle"
	"github.com/blamelint/blamelint/reporter/auditpage"
	"github.com/blamelint/blamelint/reporter/records"
	"github.com/blamelint/blamelint/rules"
)

// An auditor is one run of an audit.
type auditor struct {
	app      *app
	ctx      context.Context // done when the user has had enough
	flags    *auditFlags
	settings *settings
	engine   *analyzer.Engine
	walker   *walker
	groups   map[string]analyzer.Group
	cache    *cache.Cache // nil: --no-cache
	keys     *auditKeys
	days     *gitDays       // nil: --no-git
	history  *chronicle.DB  // nil: no --sqlite
	tuned    func()         // undoes what was tuned
	entry    *chronicle.Run // of the history

	spool    *audit.Spool // of the records, for the pages; nil if none are written
	total    audit.Aggregate
	promises audit.PromiseCounter
	files    recordFiles
	progress *progress
	kept     int   // documents that were not analysed anew
	unkept   error // why nothing more is put into the cache
	err      error // that ends the run
}

// memoryTarget is the size in bytes from which on memory is collected more
// eagerly: an audit may run beside other work for a long time.
const memoryTarget = 96 << 20

// tuneMemory makes the collector wait for more: an audit keeps little of what
// it asks for. Pages are larger, and have to do with what is usual. Whoever sets
// GOGC or GOMEMLIMIT knows better. The function undoes it.
func tuneMemory(f *auditFlags) (undo func()) {
	limit, percent := int64(-1), -2
	if os.Getenv("GOMEMLIMIT") == "" {
		limit = debug.SetMemoryLimit(memoryTarget)
	}
	if os.Getenv("GOGC") == "" && f.html == "" {
		const patient = 1200 // a twentieth of the processor time less than with 400
		percent = debug.SetGCPercent(patient)
	}
	return func() {
		debug.SetMemoryLimit(limit) // which only asks if it is negative
		if percent != -2 {
			debug.SetGCPercent(percent)
		}
	}
}

func (a *app) newAuditor(ctx context.Context, cmd *cobra.Command, f *auditFlags, paths []string) (*auditor, error) {
	if f.jobs < 1 {
		return nil, errors.New("--jobs must be at least 1")
	}
	s, err := newSettings(&f.lintFlags)
	if err != nil {
		return nil, err
	}
	au := &auditor{app: a, ctx: ctx, flags: f, settings: s, groups: map[string]analyzer.Group{}, keys: newAuditKeys()}
	for _, r := range allRules() {
		au.groups[r.ID] = r.Group
	}
	au.engine = analyzer.NewEngine(allRules(), func(path string) *analyzer.Settings {
		s, _ := s.of(path) // work has seen to the error
		return s
	})
	au.walker = &walker{loader: s.loader, commands: commandNames(cmd.Root())}
	if !f.noGit {
		au.days = newGitDays(ctx)
	}
	au.tuned = tuneMemory(f)
	if err := au.open(paths); err != nil {
		return nil, errors.Join(err, au.close())
	}
	return au, nil
}

// open opens what the run writes to.
func (au *auditor) open(paths []string) (err error) {
	if au.flags.html != "" {
		if err := auditpage.Check(au.flags.html); err != nil { // now, and not after an hour's work
			return fmt.Errorf("--html: %w", err)
		}
	}
	if !au.flags.noCache {
		au.cache, err = au.openCache()
		switch {
		case err != nil && au.flags.cache != "":
			return fmt.Errorf("--cache: %w", err)
		case err != nil: // as in a container whose home cannot be written
			fmt.Fprintf(au.app.stderr, "blamelint: there is no cache (%s), so every document is read anew; --cache names a folder for it\n", err)
		}
	}
	if au.files, err = openRecordFiles(au.flags); err != nil {
		return err
	}
	if au.flags.sqlite != "" {
		if err := au.openHistory(paths); err != nil {
			return err
		}
	}
	if au.flags.html != "" {
		au.spool, err = audit.NewSpool("")
	}
	return err
}

func (au *auditor) openHistory(paths []string) (err error) {
	if au.history, err = chronicle.Create(au.flags.sqlite); err != nil {
		return historyError(err)
	}
	au.entry, err = au.history.Begin(version(), paths)
	return historyError(err)
}

// historyError says which flag an error comes from; nil for none.
func historyError(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("--sqlite: %w", err)
}

func (au *auditor) openCache() (*cache.Cache, error) {
	dir := au.flags.cache
	if dir == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return nil, err
		}
		dir = filepath.Join(user, "blamelint", "audit")
	}
	return cache.Open(dir, engineIdentity())
}

// run reads the documents and writes the reports.
func (au *auditor) run(paths []string) error {
	au.progress = au.startProgress(paths)
	inOrder(au.inputs(paths), au.flags.jobs, au.work, au.take)
	au.progress.stop()
	if au.cache != nil && au.unkept == nil {
		au.cacheWritten(au.cache.Flush())
	}
	if au.err == nil && au.ctx.Err() != nil {
		au.err = au.interrupted()
	}
	if au.err != nil {
		return au.err
	}
	report, err := au.report()
	if err != nil {
		return err
	}
	if au.flags.html != "" {
		if err := au.spool.Flush(); err != nil {
			return err
		}
		if err := au.writePages(report); err != nil {
			return err
		}
	}
	if au.entry != nil {
		if err := au.entry.Finish(&au.total, time.Now()); err != nil {
			return historyError(err)
		}
	}
	if err := au.files.finish(); err != nil {
		return err
	}
	if au.flags.quiet {
		return nil
	}
	return writeOverview(au.app.stdout, report)
}

// inputs are the documents until the user stops the run.
func (au *auditor) inputs(paths []string) iter.Seq[input] {
	return func(yield func(input) bool) {
		for in := range au.walker.inputs(paths) {
			if au.ctx.Err() != nil || !yield(in) {
				return
			}
		}
	}
}

func (au *auditor) report() (*audit.Report, error) {
	promises, repeated, err := au.promises.Promises()
	if err != nil {
		return nil, err
	}
	return audit.NewReport(&au.total, allRules(), promises, repeated), nil
}

// interrupted says how the run goes on.
func (au *auditor) interrupted() error {
	n := plainCount(au.progress.done, "document", "documents")
	if au.cache == nil {
		return fmt.Errorf("stopped after %s; without a cache nothing of it is kept", n)
	}
	if au.unkept != nil {
		return fmt.Errorf("stopped after %s; not all of them are kept, since the cache cannot be written", n)
	}
	return fmt.Errorf("stopped after %s; they are kept, and the same command goes on from there", n)
}

// close removes and closes what the run has opened.
func (au *auditor) close() error {
	au.tuned()
	errs := []error{au.promises.Close(), au.files.abandon()}
	if au.spool != nil {
		errs = append(errs, au.spool.Close())
	}
	if au.cache != nil {
		if err := au.cache.Close(); au.unkept == nil { // it was said
			errs = append(errs, err)
		}
	}
	if au.entry != nil {
		errs = append(errs, au.entry.Close())
	}
	if au.history != nil {
		errs = append(errs, au.history.Close())
	}
	return errors.Join(errs...)
}

// An audited is what became of one document.
type audited struct {
	record *audit.Record
	binary string    // the record, for the spool
	fresh  []byte    // the record, for the cache; nil if it comes from there
	key    cache.Key // if fresh is not nil
	lines  []byte    // for --jsonl

	entry    chronicle.Key // for --sqlite
	passages []audit.Passage
	err      error // that ends the run
}

// work finds out about one document. It runs on several goroutines at once.
func (au *auditor) work(in input) (out audited) {
	if out.err = au.find(in, &out); out.err != nil {
		return out
	}
	if r := out.record; r.Date == "" && !r.Unreadable() && au.days != nil {
		if day := au.days.of(in.path); day != "" {
			r.Date, r.DateFrom = day, audit.FromGit
			out.binary = ""
		}
	}
	if out.binary == "" {
		b, err := out.record.AppendBinary(nil)
		if out.err = err; err != nil {
			return out
		}
		out.binary = string(b)
	}
	if au.entry != nil {
		if out.err = au.remember(in, &out); out.err != nil {
			return out
		}
	}
	if au.flags.jsonl != "" || au.flags.parquet != "" {
		out.lines, out.err = records.JSONLine(out.record)
	}
	return out
}

// find makes the record of one document, or takes it from the cache. The date
// from git is not yet in it, since it does not depend on the content.
func (au *auditor) find(in input, out *audited) error {
	set, source, err := au.source(in)
	if source == nil {
		out.record = audit.NewUnreadable(in.path, in.root, err)
		return nil
	}
	if au.cache == nil {
		out.record, out.passages = au.analyse(in, source, err)
		return nil
	}
	key := au.keys.of(in, set, source)
	// What cannot be read from the cache is made anew.
	data, cerr := au.cache.Get(key)
	if cerr == nil && data != "" {
		if out.record, cerr = audit.DecodeRecord(data); cerr == nil {
			out.binary = data
			return nil
		}
	}
	out.record, out.passages = au.analyse(in, source, err)
	out.key = key
	out.fresh, cerr = out.record.AppendBinary(nil)
	out.binary = string(out.fresh)
	return cerr
}

// source reads a document and its settings. A document that is not wholly
// UTF-8 comes with an error; no other error comes with one.
func (au *auditor) source(in input) (*analyzer.Settings, []byte, error) {
	if in.err != nil {
		return nil, nil, in.err
	}
	set, err := au.settings.of(in.path)
	if err != nil {
		return nil, nil, err
	}
	source, err := au.app.read(in)
	if err != nil && !errors.As(err, new(errNotUTF8)) {
		return nil, nil, err
	}
	return set, source, err
}

// analyse runs the rules; trouble is what is wrong with the bytes.
func (au *auditor) analyse(in input, source []byte, trouble error) (r *audit.Record, passages []audit.Passage) {
	res := au.engine.Analyze(in.path, source)
	defer res.Release()
	rules.AddMerits(res)
	r = audit.NewRecord(res, audit.Context{Root: in.root, Group: func(id string) analyzer.Group { return au.groups[id] }})
	if trouble != nil {
		r.Error = trouble.Error()
	}
	if au.entry != nil && res.Document != nil {
		passages = audit.PassagesOf(res.Document)
	}
	return r, passages
}

// remember prepares a document for the history: one that is new there needs
// its passages.
func (au *auditor) remember(in input, out *audited) error {
	out.entry = chronicle.KeyOf(out.binary)
	known, err := au.entry.Has(out.entry)
	if err != nil || known || out.passages != nil || out.record.Unreadable() {
		return historyError(err)
	}
	set, source, _ := au.source(in)
	if audit.HashOf(source) != out.record.Hash {
		return nil // it changed within these microseconds; the next run will see it
	}
	d := analyzer.Parse(in.path, source, set)
	defer d.Release()
	out.passages = audit.PassagesOf(d)
	return nil
}

// take adds one document to everything, in the order of the inputs.
func (au *auditor) take(o audited) bool {
	if au.err = o.err; au.err == nil {
		au.err = au.add(&o)
	}
	au.progress.add(o.record)
	return au.err == nil && au.ctx.Err() == nil
}

// keep puts a record into the cache.
func (au *auditor) keep(o *audited) {
	if au.unkept == nil {
		au.cacheWritten(au.cache.Put(o.key, o.fresh))
	}
}

// cacheWritten takes note of what came of writing to the cache: that it cannot
// be written is a reason to say so, and none to stop.
func (au *auditor) cacheWritten(err error) {
	if au.unkept = err; err != nil {
		au.progress.clear()
		fmt.Fprintf(au.app.stderr, "blamelint: the cache cannot be written (%s); this audit goes on without, and the next one will take longer\n", err)
	}
}

func (au *auditor) add(o *audited) error {
	if o.fresh != nil {
		au.keep(o)
	} else {
		au.kept++
	}
	if au.spool != nil {
		if err := au.spool.Append(o.binary); err != nil {
			return err
		}
	}
	au.total.Add(o.record)
	if err := au.promises.Add(o.record); err != nil {
		return err
	}
	if au.entry != nil {
		if err := au.entry.Add(o.entry, o.record, o.passages); err != nil {
			return historyError(err)
		}
	}
	return au.files.write(o)
}
