package main

import (
	"encoding/json"
	"hash/fnv"
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/blamelint/blamelint/analyzer/audit"
)

func init() {
	// Records travel in the compact form of the caches, the rest as JSON; all
	// workers are the same program.
	beam.RegisterCoder(reflect.TypeFor[audit.Record](), encodeRecord, decodeRecord)
	beam.RegisterCoder(reflect.TypeFor[audit.Aggregate](), encodeAggregate, decodeAggregate)
	beam.RegisterCoder(reflect.TypeFor[audit.Promised](), encodePromised, decodePromised)
	beam.RegisterCoder(reflect.TypeFor[audit.Promise](), encodePromise, decodePromise)

	register.Combiner2[audit.Aggregate, audit.Record](&sum{})
	register.Function2x0(promised)
	register.Function3x0(repeated)
	register.DoFn1x2[audit.Record, int, audit.Record](&spread{})
	register.Emitter1[audit.Record]()
	register.Emitter1[audit.Promise]()
	register.Emitter2[string, audit.Promised]()
	register.Iter1[audit.Promised]()
	register.Iter1[audit.Record]()
	register.Iter1[audit.Aggregate]()
	register.Iter1[audit.Promise]()
}

// build makes the pipeline: files are found, spread over the workers, read and
// analysed; their records are written, summed up, and asked for promises that
// several documents repeat.
func build(o options) (*beam.Pipeline, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	p, s := beam.NewPipelineWithRoot()
	files := beam.ParDo(s.Scope("find"), &find{House: o.House}, beam.CreateList(s, o.Patterns))
	records := beam.ParDo(s.Scope("analyse"), &analyse{House: o.House}, beam.Reshuffle(s, files))
	writeRecords(s.Scope("records"), o, records)

	total := beam.Combine(s.Scope("sum"), &sum{}, records)
	promises := beam.ParDo(s.Scope("promises"), repeated, beam.GroupByKey(s, beam.ParDo(s, promised, records)))
	beam.ParDo0(s.Scope("report"), &report{Output: o.Output, Format: o.Format}, beam.Impulse(s),
		beam.SideInput{Input: total}, beam.SideInput{Input: promises})
	return p, nil
}

func encodeRecord(r audit.Record) ([]byte, error) { return r.AppendBinary(nil) }

func decodeRecord(b []byte) (r audit.Record, err error) {
	err = r.UnmarshalBinary(b)
	return r, err
}

// Workers find functions by their names, which those of one generic function
// share.
func encodeAggregate(g audit.Aggregate) ([]byte, error) { return json.Marshal(g) }

func decodeAggregate(b []byte) (g audit.Aggregate, err error) { return decode[audit.Aggregate](b) }

func encodePromised(p audit.Promised) ([]byte, error) { return json.Marshal(p) }

func decodePromised(b []byte) (p audit.Promised, err error) { return decode[audit.Promised](b) }

func encodePromise(p audit.Promise) ([]byte, error) { return json.Marshal(p) }

func decodePromise(b []byte) (p audit.Promise, err error) { return decode[audit.Promise](b) }

func decode[T any](b []byte) (v T, err error) {
	err = json.Unmarshal(b, &v)
	return v, err
}

// sum adds records up.
type sum struct{}

func (*sum) CreateAccumulator() audit.Aggregate { return audit.Aggregate{} }

func (*sum) AddInput(g audit.Aggregate, r audit.Record) audit.Aggregate {
	g.Add(&r)
	return g
}

func (*sum) MergeAccumulators(a, b audit.Aggregate) audit.Aggregate {
	a.Merge(&b)
	return a
}

func (*sum) ExtractOutput(g audit.Aggregate) audit.Aggregate { return g }

// promised emits what the action items of a document promise.
func promised(r audit.Record, emit func(string, audit.Promised)) {
	for i := range r.Actions {
		if a := &r.Actions[i]; a.Key != "" {
			emit(a.Key, audit.Promised{Path: r.Path, Line: a.Line, Date: r.Date, State: a.State, Text: a.Text})
		}
	}
}

// repeated emits the promises that more than one document makes.
func repeated(key string, items func(*audit.Promised) bool, emit func(audit.Promise)) {
	var list []audit.Promised
	for x := (audit.Promised{}); items(&x); x = (audit.Promised{}) {
		list = append(list, x)
	}
	if p, ok := audit.NewPromise(key, list); ok {
		emit(p)
	}
}

// spread gives each record the number of the file that it is written to.
type spread struct {
	Shards int `json:"shards"`
}

// ProcessElement does so by the path, so that another run does the same.
func (f *spread) ProcessElement(r audit.Record) (int, audit.Record) {
	h := fnv.New32a()
	h.Write([]byte(r.Path))
	return int(h.Sum32() % uint32(f.Shards)), r
}
