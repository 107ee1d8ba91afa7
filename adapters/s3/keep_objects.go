// Package s3 keeps the bytes of uploaded documents in a bucket of any store that speaks Amazon's S3.
package s3

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/url"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// part is how much of a document is held in memory while it is sent: the least that S3 takes as a part of one.
const part = 5 << 20

// patience is how long the store may take to answer when it is opened, or when something is cleared away.
const patience = 20 * time.Second

// Config names a bucket and who may use it.
type Config struct {
	Endpoint string // "https://s3.eu-west-2.amazonaws.com"
	Region   string // empty asks the store
	Bucket   string
	Key      string
	Secret   string
}

// Bucket is a ports.FileStore. Make it with Open; several processes may share one bucket.
type Bucket struct {
	client *minio.Client
	name   string
}

// Open reaches the bucket, which must be there.
func Open(ctx context.Context, c Config) (*Bucket, error) {
	at, err := url.Parse(c.Endpoint)
	if err != nil || at.Host == "" {
		return nil, fmt.Errorf("s3: %q is no web address", c.Endpoint)
	}
	client, err := minio.New(at.Host, &minio.Options{Creds: credentials.NewStaticV4(c.Key, c.Secret, ""), Secure: at.Scheme == "https", Region: c.Region})
	if err != nil {
		return nil, fmt.Errorf("s3: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	there, err := client.BucketExists(ctx, c.Bucket)
	switch {
	case err != nil:
		return nil, fmt.Errorf("s3: reaching the bucket %s: %w", c.Bucket, err)
	case !there:
		return nil, fmt.Errorf("s3: there is no bucket %s at %s", c.Bucket, c.Endpoint)
	}
	return &Bucket{client, c.Bucket}, nil
}

var unknown = fault.New(fault.NotFound, "file.unknown", "There is no such document.")

// Put stores a stream. fault.Conflict when the identity is in use. What is shorter than a part goes in one request; what
// is longer goes part by part, and appears when the last is there.
func (b *Bucket) Put(ctx context.Context, id ehc.FileID, content io.Reader) (int64, string, error) {
	if !ehc.ValidID(string(id)) {
		return 0, "", unknown
	}
	if err := ctx.Err(); err != nil {
		return 0, "", err
	}
	switch _, err := b.client.StatObject(ctx, b.name, string(id), minio.StatObjectOptions{}); {
	case err == nil:
		return 0, "", fault.New(fault.Conflict, "file.exists", "This document is stored already.")
	case !missing(err):
		return 0, "", fmt.Errorf("storing a document: %w", err)
	}
	source := &hashed{from: content, hash: sha256.New()}
	size, err := b.put(ctx, string(id), source)
	if source.err != nil {
		err = source.err // why the sender stopped says more than that the parts are not whole
	}
	if err != nil {
		b.abandon(ctx, string(id))
		return 0, "", fmt.Errorf("storing a document: %w", err)
	}
	return size, hex.EncodeToString(source.hash.Sum(nil)), nil
}

func (b *Bucket) put(ctx context.Context, key string, source *hashed) (int64, error) {
	var first bytes.Buffer
	size, err := io.CopyN(&first, source, part)
	if err != nil && err != io.EOF {
		return 0, err
	}
	options := minio.PutObjectOptions{ContentType: "application/octet-stream", PartSize: part, DisableContentSha256: true, SendContentMd5: true}
	options.SetMatchETagExcept("*")
	var body io.Reader = &first
	if err == nil { // there may be more
		body, size = io.MultiReader(&first, source), -1
	}
	info, err := b.client.PutObject(ctx, b.name, key, body, size, options)
	return info.Size, err
}

// abandon clears the parts of a document that was not sent to its end.
func (b *Bucket) abandon(ctx context.Context, key string) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	_ = b.client.RemoveIncompleteUpload(ctx, b.name, key) // the bucket's own rule for old parts clears what this leaves
}

// Open gives the bytes back, as they are read.
func (b *Bucket) Open(ctx context.Context, id ehc.FileID) (ports.Stored, error) {
	if !ehc.ValidID(string(id)) {
		return nil, unknown
	}
	about, err := b.client.StatObject(ctx, b.name, string(id), minio.StatObjectOptions{})
	if missing(err) {
		return nil, unknown
	}
	if err != nil {
		return nil, fmt.Errorf("opening a document: %w", err)
	}
	return &stored{places: places{ctx: ctx, bucket: b, key: string(id), size: about.Size}}, nil
}

// Remove deletes the bytes.
func (b *Bucket) Remove(ctx context.Context, id ehc.FileID) error {
	if !ehc.ValidID(string(id)) {
		return nil // what can't be stored isn't there
	}
	if err := b.client.RemoveObject(ctx, b.name, string(id), minio.RemoveObjectOptions{}); err != nil && !missing(err) {
		return fmt.Errorf("removing a document: %w", err)
	}
	return nil
}

func missing(err error) bool {
	var answer minio.ErrorResponse
	return errors.As(err, &answer) && (answer.Code == minio.NoSuchKey || answer.StatusCode == 404)
}
