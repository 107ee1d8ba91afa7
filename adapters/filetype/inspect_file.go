// Package filetype tells from its content what kind of document a file is.
package filetype

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/gabriel-vasile/mimetype"

	"ehchub/ports"
)

// Inspector is a ports.FileInspector.
type Inspector struct{}

// kind is one row of the table of documents that the hub takes (F345).
type kind struct {
	called  string
	types   []string // the first is the one that is kept
	endings []string // the first is the usual one
}

// kinds is what people send as evidence: office files, PDF, pictures, short video and sound, plain text. What can
// carry script (HTML, SVG) or programs is not among them.
var kinds = []kind{
	{"a PDF document", []string{"application/pdf"}, []string{".pdf"}},
	{"a Word document", []string{docx}, []string{".docx"}},
	{"an Excel sheet", []string{xlsx}, []string{".xlsx"}},
	{"a PowerPoint file", []string{pptx}, []string{".pptx"}},
	{"an older Word document", []string{"application/msword"}, []string{".doc"}},
	{"an older Excel sheet", []string{"application/vnd.ms-excel"}, []string{".xls"}},
	{"an older PowerPoint file", []string{"application/vnd.ms-powerpoint"}, []string{".ppt"}},
	{"an Outlook message", []string{"application/vnd.ms-outlook"}, []string{".msg"}},
	{"an OpenDocument text", []string{"application/vnd.oasis.opendocument.text"}, []string{".odt"}},
	{"an OpenDocument sheet", []string{"application/vnd.oasis.opendocument.spreadsheet"}, []string{".ods"}},
	{"an OpenDocument presentation", []string{"application/vnd.oasis.opendocument.presentation"}, []string{".odp"}},
	{"a rich text document", []string{"text/rtf"}, []string{".rtf"}},
	{"a table", []string{"text/csv", "text/tab-separated-values"}, []string{".csv", ".tsv", ".txt"}},
	{"a plain text", []string{"text/plain"}, []string{".txt", ".md", ".csv"}},
	{"a JPEG picture", []string{"image/jpeg"}, []string{".jpg", ".jpeg", ".jpe", ".jfif"}},
	{"a PNG picture", []string{"image/png", "image/apng"}, []string{".png"}},
	{"a GIF picture", []string{"image/gif"}, []string{".gif"}},
	{"a WebP picture", []string{"image/webp"}, []string{".webp"}},
	{"an iPhone photo", []string{"image/heic", "image/heic-sequence", "image/heif", "image/heif-sequence"}, []string{".heic", ".heif"}},
	{"a TIFF picture", []string{"image/tiff"}, []string{".tif", ".tiff"}},
	{"a BMP picture", []string{"image/bmp"}, []string{".bmp"}},
	{"an MP4 video", []string{"video/mp4", "video/x-m4v"}, []string{".mp4", ".m4v"}},
	{"a QuickTime video", []string{"video/quicktime"}, []string{".mov"}},
	{"a WebM video", []string{"video/webm"}, []string{".webm"}},
	{"a phone video", []string{"video/3gpp", "video/3gpp2"}, []string{".3gp", ".3g2"}},
	{"an MP3 recording", []string{"audio/mpeg"}, []string{".mp3"}},
	{"a recording", []string{"audio/x-m4a", "audio/mp4"}, []string{".m4a", ".mp4"}},
	{"a WAV recording", []string{"audio/wav"}, []string{".wav"}},
	{"an OGG recording", []string{"audio/ogg"}, []string{".ogg", ".oga"}},
	{"an AAC recording", []string{"audio/aac"}, []string{".aac"}},
}

const (
	docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
	ole  = "application/x-ole-storage"
	// locked is an Office file that a password protects: its kind can't be seen.
	locked = "application/x-locked-office-document"
)

// refused names what people meet among the kinds that the hub does not take.
var refused = map[string]string{
	"application/vnd.microsoft.portable-executable": "a Windows program",
	"application/x-ms-installer":                    "a Windows program",
	"application/x-ms-shortcut":                     "a Windows shortcut",
	locked:                                          "a document locked with a password; take the password off and save it again",
	ole:                                             "an older Office file",
	"application/x-empty":                           "an empty file",
	"application/x-elf":                             "a Linux program",
	"application/x-executable":                      "a Linux program",
	"application/x-mach-binary":                     "a Mac program",
	"application/java-archive":                      "a Java program",
	"application/vnd.android.package-archive":       "an Android program",
	"application/zip":                               "a zip archive",
	"application/x-7z-compressed":                   "an archive",
	"application/x-rar-compressed":                  "an archive",
	"application/gzip":                              "an archive",
	"application/x-tar":                             "an archive",
	"text/html":                                     "a web page",
	"application/xhtml+xml":                         "a web page",
	"image/svg+xml":                                 "an SVG drawing",
	"text/xml":                                      "an XML file",
}

// Inspect reads the beginning of a document; 3 KB tell every kind apart that can be told.
func (Inspector) Inspect(name string, beginning []byte) ports.FileKind {
	ending := strings.ToLower(path.Ext(name))
	found := detect(ending, beginning)
	answer := ports.FileKind{Type: found, Called: "something that the hub does not know", Claimed: byEnding(ending).called}
	if words, known := refused[found]; known {
		answer.Called = words
	}
	for _, k := range kinds {
		if slices.Contains(k.types, found) {
			answer.Type, answer.Called, answer.Ending, answer.Taken = k.types[0], k.called, k.endings[0], true
			answer.NameFit = slices.Contains(k.endings, ending)
			break
		}
	}
	return answer
}

// detect gives the media type of the content. Where a kind names itself beyond the beginning, the ending says which
// of the family it is: the name then can't be proved wrong.
func detect(ending string, beginning []byte) string {
	found, _, _ := strings.Cut(mimetype.Detect(beginning).String(), ";")
	claim := byEnding(ending).types
	switch {
	case len(beginning) == 0:
		return "application/x-empty"
	case found == "application/zip" && office(beginning) && among(claim, docx, xlsx, pptx):
		return claim[0]
	case found == ole && among(claim, "application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint", "application/vnd.ms-outlook"):
		return claim[0]
	case found == ole && among(claim, docx, xlsx, pptx):
		return locked
	case found == "application/octet-stream" && bytes.HasPrefix(beginning, []byte("ID3")) && among(claim, "audio/mpeg"):
		return claim[0]
	}
	return found
}

// office reports whether a zip archive begins as the writers of Office files begin theirs.
func office(beginning []byte) bool {
	for _, first := range []string{"[Content_Types].xml", "_rels/", "docProps/"} {
		if len(beginning) > 30 && bytes.HasPrefix(beginning[30:], []byte(first)) {
			return true
		}
	}
	return false
}

func among(claim []string, types ...string) bool {
	return len(claim) > 0 && slices.Contains(types, claim[0])
}

func byEnding(ending string) kind {
	for _, k := range kinds {
		if k.endings[0] == ending {
			return k
		}
	}
	for _, k := range kinds {
		if slices.Contains(k.endings, ending) {
			return k
		}
	}
	return kind{}
}
