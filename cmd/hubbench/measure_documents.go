package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
)

// documents is how long a plan takes as PDF and as Word beside the bare libraries, in milliseconds.
type documents struct {
	pdf, barePDF, word, bareWord float64
	pages                        int
}

// measureDocuments runs the benchmarks that stand with the renderers, each side in turns. They compare the same
// words, the same four fonts and as many pages; the same parts of the Word file.
func (p benchPlan) measureDocuments(ctx context.Context) (documents, error) {
	found := map[string][]float64{}
	pages := 0
	for _, adapter := range []string{"pdf", "word"} {
		program, err := filepath.Abs(filepath.Join(p.dir, adapter+".test"))
		if err != nil {
			return documents{}, err
		}
		if out, err := exec.CommandContext(ctx, "go", "test", "-c", "-o", program, "./adapters/"+adapter).CombinedOutput(); err != nil {
			return documents{}, fmt.Errorf("building the benchmark of %s: %w\n%s", adapter, err, out)
		}
		for range p.rounds {
			out, err := exec.CommandContext(ctx, program, "-test.run", "^$", "-test.bench", ".", "-test.benchtime", "1s").CombinedOutput()
			if err != nil {
				return documents{}, fmt.Errorf("measuring %s: %w\n%s", adapter, err, out)
			}
			for _, line := range benchLine.FindAllStringSubmatch(string(out), -1) {
				ns, err := strconv.ParseFloat(line[2], 64)
				if err != nil {
					return documents{}, err
				}
				found[adapter+line[1]] = append(found[adapter+line[1]], ns/1e6)
				if line[3] != "" {
					pages, _ = strconv.Atoi(line[3])
				}
			}
		}
	}
	d := documents{middle(found["pdfPlan"]), middle(found["pdfBareMultiCell"]), middle(found["wordPlan"]), middle(found["wordBareZipAndXML"]), pages}
	if d.pdf*d.barePDF*d.word*d.bareWord == 0 {
		return d, fmt.Errorf("a benchmark of a document has gone: %v", found)
	}
	fmt.Fprintf(os.Stderr, "plan of %d pages: PDF %.1f ms, bare %.1f ms; Word %.2f ms, bare %.2f ms\n", d.pages, d.pdf, d.barePDF, d.word, d.bareWord)
	return d, nil
}

// benchLine is one result: name, nanoseconds, and pages where they are told.
var benchLine = regexp.MustCompile(`(?m)^Benchmark(\w+?)(?:-\d+)?\s+\d+\s+([\d.]+) ns/op(?:\s+(\d+)(?:\.\d+)? pages)?`)

// middle is the median; 0 of nothing.
func middle(all []float64) float64 {
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return all[len(all)/2]
}
