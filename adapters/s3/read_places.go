package s3

import (
	"context"
	"hash"
	"io"
	"io/fs"
	"slices"

	"github.com/minio/minio-go/v7"
)

// hashed reads a stream, adds up its hash, and remembers why it broke off.
type hashed struct {
	from io.Reader
	hash hash.Hash
	err  error
}

func (h *hashed) Read(p []byte) (int, error) {
	n, err := h.from.Read(p)
	_, _ = h.hash.Write(p[:n]) // a hash takes everything
	if err != nil && err != io.EOF {
		h.err = err
	}
	return n, err
}

// stored is a document in the bucket: read on and on it is one request, from any place it is read in chunks.
type stored struct {
	places
	at     int64
	stream *minio.Object // from at on; nil until somebody reads
}

// Read reads on.
func (s *stored) Read(p []byte) (int, error) {
	if s.at >= s.size {
		return 0, io.EOF
	}
	if s.stream == nil {
		options := minio.GetObjectOptions{}
		err := options.SetRange(s.at, s.size-1)
		if err == nil {
			s.stream, err = s.bucket.client.GetObject(s.ctx, s.bucket.name, s.key, options)
		}
		if err != nil {
			return 0, err
		}
	}
	n, err := s.stream.Read(p)
	s.at += int64(n)
	return n, err
}

// Seek goes to another place; nothing is asked for until it is read.
func (s *stored) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += s.at
	case io.SeekEnd:
		offset += s.size
	}
	if offset < 0 {
		return 0, fs.ErrInvalid
	}
	if offset == s.at {
		return offset, nil
	}
	s.at = offset
	return offset, s.Close()
}

// Close ends the request that is under way.
func (s *stored) Close() error {
	if s.stream == nil {
		return nil
	}
	stream := s.stream
	s.stream = nil
	return stream.Close()
}

const (
	chunk     = 1 << 20
	mostKept  = 4 // chunks: readers of archives and PDFs go to and fro
	chunkMask = chunk - 1
)

// places reads a document from any place, and keeps the chunks that were read last.
type places struct {
	ctx    context.Context
	bucket *Bucket
	key    string
	size   int64
	kept   []keptChunk
}

type keptChunk struct {
	at   int64
	text []byte
}

func (r *places) ReadAt(p []byte, at int64) (n int, err error) {
	for n < len(p) {
		if at >= r.size {
			return n, io.EOF
		}
		text, err := r.chunk(at &^ chunkMask)
		if err != nil {
			return n, err
		}
		done := copy(p[n:], text[at&chunkMask:])
		n, at = n+done, at+int64(done)
	}
	return n, nil
}

func (r *places) chunk(at int64) ([]byte, error) {
	if i := slices.IndexFunc(r.kept, func(k keptChunk) bool { return k.at == at }); i >= 0 {
		return r.kept[i].text, nil
	}
	options := minio.GetObjectOptions{}
	last := min(at+chunk, r.size) - 1
	if err := options.SetRange(at, last); err != nil {
		return nil, err
	}
	object, err := r.bucket.client.GetObject(r.ctx, r.bucket.name, r.key, options)
	if err != nil {
		return nil, err
	}
	defer object.Close()
	text := make([]byte, last-at+1)
	if _, err := io.ReadFull(object, text); err != nil {
		return nil, err
	}
	if len(r.kept) == mostKept {
		r.kept = r.kept[1:]
	}
	r.kept = append(r.kept, keptChunk{at, text})
	return text, nil
}
