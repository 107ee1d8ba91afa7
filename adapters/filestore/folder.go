// Package filestore keeps the bytes of uploaded documents in a folder of this machine. Nothing can leave the
// folder: every path goes through os.Root.
package filestore

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path"
	"syscall"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// incoming holds what is being written; a document appears under its own name only when it is whole.
const incoming = "incoming"

// leftover is the age at which something in incoming can only be what a crash left behind.
const leftover = 24 * time.Hour

// Folder is a ports.FileStore. Make it with Open; several processes may share one folder.
type Folder struct{ root *os.Root }

// Open makes the folder if need be and clears what a crash left behind.
func Open(dir string) (*Folder, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("making the folder for documents: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the folder for documents: %w", err)
	}
	f := &Folder{root}
	if err := f.prepare(); err != nil {
		_ = root.Close()
		return nil, fmt.Errorf("preparing the folder for documents: %w", err)
	}
	return f, nil
}

func (f *Folder) prepare() error {
	if err := f.root.Mkdir(incoming, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	entries, err := fs.ReadDir(f.root.FS(), incoming)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if info, err := entry.Info(); err == nil && time.Since(info.ModTime()) > leftover {
			if err := f.root.Remove(path.Join(incoming, entry.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	return nil
}

// Close gives the folder back to the machine.
func (f *Folder) Close() error { return f.root.Close() }

// place says where a document's bytes lie. Identities rise with time, so that their last letters spread best.
func place(id ehc.FileID) (dir, name string, err error) {
	if !ehc.ValidID(string(id)) {
		return "", "", fault.New(fault.NotFound, "file.unknown", "There is no such document.")
	}
	dir = string(id[len(id)-2:])
	return dir, path.Join(dir, string(id)), nil
}

// Put stores a stream. fault.Conflict when the identity is in use.
func (f *Folder) Put(ctx context.Context, id ehc.FileID, content io.Reader) (int64, string, error) {
	dir, name, err := place(id)
	if err != nil {
		return 0, "", err
	}
	if _, err := f.root.Lstat(name); err == nil {
		return 0, "", fault.New(fault.Conflict, "file.exists", "This document is stored already.")
	}
	draft := path.Join(incoming, string(id))
	size, sum, err := f.write(ctx, draft, content)
	if err == nil {
		err = f.settle(draft, dir, name)
	}
	if err != nil {
		_ = f.root.Remove(draft)
		return 0, "", err
	}
	return size, sum, nil
}

func (f *Folder) write(ctx context.Context, draft string, content io.Reader) (int64, string, error) {
	out, err := f.root.OpenFile(draft, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return 0, "", fmt.Errorf("storing a document: %w", err)
	}
	size, sum, err := fill(ctx, out, content)
	if closeErr := out.Close(); err == nil {
		err = closeErr
	}
	return size, sum, err
}

// fill streams a document to the disk. fault.Unavailable when the disk is full.
func fill(ctx context.Context, out *os.File, content io.Reader) (int64, string, error) {
	hash := sha256.New()
	size, err := io.Copy(io.MultiWriter(out, hash), whileOpen{ctx, content})
	if err == nil {
		err = out.Sync()
	}
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		slog.ErrorContext(ctx, "no room for documents", "error", err)
		err = noRoom
	}
	return size, hex.EncodeToString(hash.Sum(nil)), err
}

// noRoom leaves nothing behind, and what somebody typed beside the document stays as it is.
var noRoom = fault.New(fault.Unavailable, "file.no-room", "The hub has no room for this document just now, so it was not added. Nothing else is lost. Keep the document and try again later; the council has to make room.").At("files")

func (f *Folder) settle(draft, dir, name string) error {
	if err := f.root.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("storing a document: %w", err)
	}
	if err := f.root.Rename(draft, name); err != nil {
		return fmt.Errorf("storing a document: %w", err)
	}
	return nil
}

// Open gives the bytes back.
func (f *Folder) Open(_ context.Context, id ehc.FileID) (ports.Stored, error) {
	_, name, err := place(id)
	if err != nil {
		return nil, err
	}
	in, err := f.root.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fault.New(fault.NotFound, "file.unknown", "There is no such document.")
	}
	if err != nil {
		return nil, fmt.Errorf("opening a document: %w", err)
	}
	return in, nil
}

// Remove deletes the bytes.
func (f *Folder) Remove(_ context.Context, id ehc.FileID) error {
	_, name, err := place(id)
	if err != nil {
		return nil // what can't be stored isn't there
	}
	if err := f.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("removing a document: %w", err)
	}
	return nil
}

// whileOpen stops a stream when whoever wanted it has gone.
type whileOpen struct {
	ctx  context.Context
	from io.Reader
}

func (r whileOpen) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.from.Read(p)
}
