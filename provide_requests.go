package ehchub

import (
	"ehchub/adapters/filestore"
	"ehchub/adapters/filetype"
	"ehchub/adapters/web"
	"ehchub/application"
	"ehchub/application/assessment"
	"ehchub/domain/council"
	"ehchub/ports"

	"github.com/google/wire"
)

// requestSet is asking for an assessment, and the documents of a case.
var requestSet = wire.NewSet(newFileStore, newRequestSite)

// newFileStore keeps documents in a folder below the hub's data.
func newFileStore(c Config) (ports.FileStore, error) { return filestore.Open(c.FilesDir()) }

// requestSite is the pages of requests and documents.
type requestSite []web.Area

func newRequestSite(pages *web.Pages, gate application.Gate, store ports.FileStore, profile council.Profile, public web.PublicURL, options web.AccountOptions) requestSite {
	upload := assessment.UploadFile{Gate: gate, Store: store, Inspector: filetype.Inspector{}}
	remove := assessment.RemoveFile{Gate: gate, Store: store}
	uses := web.RequestUses{
		Start: assessment.StartRequest{Gate: gate}, Open: assessment.OpenRequestDraft{Gate: gate}, Write: assessment.WriteRequest{Gate: gate},
		Submit: assessment.SubmitRequest{Gate: gate}, Receipt: assessment.ReadReceipt{Gate: gate}, Read: assessment.ReadRequest{Gate: gate}, Upload: upload, Remove: remove,
	}
	return requestSite{
		web.NewRequestPages(pages, uses, profile, public, options),
		web.NewFilePages(pages, public, assessment.ListFiles{Gate: gate}, upload, remove, assessment.DownloadFile{Gate: gate, Store: store}),
	}
}
