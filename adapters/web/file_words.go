package web

import (
	"strings"

	"ehchub/adapters/web/view"
	"ehchub/domain/casework"
	"ehchub/ports"
)

// fileKinds names media types in lists of documents; what isn't in it shows its size alone.
var fileKinds = map[string]string{
	"application/pdf": "PDF", "text/rtf": "RTF", "text/csv": "table", "text/plain": "text",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document":   "Word",
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":         "Excel",
	"application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint",
	"application/msword": "Word", "application/vnd.ms-excel": "Excel", "application/vnd.ms-powerpoint": "PowerPoint", "application/vnd.ms-outlook": "e-mail",
	"application/vnd.oasis.opendocument.text": "OpenDocument text", "application/vnd.oasis.opendocument.spreadsheet": "OpenDocument sheet", "application/vnd.oasis.opendocument.presentation": "OpenDocument presentation",
}

// fileKind says in a word or two what kind of document a media type is.
func fileKind(mediaType string) string {
	if words, ok := fileKinds[mediaType]; ok {
		return words
	}
	family, _, _ := strings.Cut(mediaType, "/")
	return map[string]string{"image": "picture", "video": "video", "audio": "recording"}[family]
}

// fileURL is where a document is fetched.
func fileURL(f ports.File) string { return "/cases/" + string(f.Case) + "/files/" + string(f.ID) }

// fileLines lists documents as they are shown: name, kind, size and day. With remove each has a button that takes
// it away.
func fileLines(files []ports.File, remove bool) []view.File {
	var lines []view.File
	for _, f := range files {
		line := view.File{Name: f.Name, Href: fileURL(f), Kind: fileKind(f.Type), Bytes: f.Bytes, Note: "Added " + view.When(f.At)}
		if f.Located {
			line.Note += " · may still say where it was made"
		}
		switch f.Scan {
		case ports.NotScanned:
			line.Note += " · not scanned for viruses"
		case ports.ScanWaits:
			line.Note, line.Href = line.Note+" · being checked for viruses", ""
		case ports.ScanVirus:
			line.Href, line.Error = "", "The virus scanner found something harmful in this document, so it was taken away. Ask whoever added it for a clean copy."
		}
		if remove {
			line.Remove = string(f.ID)
		}
		lines = append(lines, line)
	}
	return lines
}

// keptFiles lists documents that were added, each to download.
func keptFiles(_ *casework.Case, files []ports.File, empty string) view.Files {
	return view.Files{Files: fileLines(files, false), Empty: empty}
}

// fileHint says what can be added.
const fileHint = "Word, PDF, Excel and other office documents, pictures, recordings and short videos, up to 25 MB each."

// fileAccept helps the browser's chooser; what is taken is decided by the content.
const fileAccept = ".pdf,.doc,.docx,.odt,.rtf,.txt,.xls,.xlsx,.ods,.csv,.ppt,.pptx,.odp,.msg,image/*,video/*,audio/*"
