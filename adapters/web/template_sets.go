package web

import (
	"fmt"
	"html/template"
	"text/template/parse"
)

// pageSet makes the set of templates that one page draws from: its own, and of the layout and the components those
// that they use. A set with all of them for each page would hold ten times the memory, which the garbage collector
// would have to go through again and again.
func pageSet(components *template.Template, funcs template.FuncMap, name, text string) (*template.Template, error) {
	set, err := template.New("").Option("missingkey=error").Funcs(funcs).Parse(text)
	if err != nil {
		return nil, fmt.Errorf("template of page %s: %w", name, err)
	}
	if set.Lookup("main") == nil {
		return nil, fmt.Errorf("template of page %s defines no \"main\"", name)
	}
	used := []string{"layout"}
	for _, own := range set.Templates() {
		used = append(used, templatesIn(own.Tree)...)
	}
	for len(used) > 0 {
		next := used[0]
		used = used[1:]
		if set.Lookup(next) != nil {
			continue
		}
		found := components.Lookup(next)
		if found == nil {
			return nil, fmt.Errorf("template of page %s uses %q, which no file defines", name, next)
		}
		if _, err := set.AddParseTree(next, found.Tree.Copy()); err != nil {
			return nil, fmt.Errorf("template of page %s: %w", name, err)
		}
		used = append(used, templatesIn(found.Tree)...)
	}
	return set, nil
}

// templatesIn names the templates that a template calls.
func templatesIn(tree *parse.Tree) []string {
	if tree == nil || tree.Root == nil {
		return nil
	}
	var names []string
	var walk func(*parse.ListNode)
	branch := func(b parse.BranchNode) { walk(b.List); walk(b.ElseList) }
	walk = func(list *parse.ListNode) {
		if list == nil {
			return
		}
		for _, node := range list.Nodes {
			switch n := node.(type) {
			case *parse.TemplateNode:
				names = append(names, n.Name)
			case *parse.IfNode:
				branch(n.BranchNode)
			case *parse.RangeNode:
				branch(n.BranchNode)
			case *parse.WithNode:
				branch(n.BranchNode)
			}
		}
	}
	walk(tree.Root)
	return names
}
