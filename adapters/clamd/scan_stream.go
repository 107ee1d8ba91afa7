// Package clamd asks a ClamAV daemon whether a document holds a virus. It speaks the daemon's INSTREAM command (clamd(8)).
package clamd

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"time"
)

// chunk is how much of a document is sent at a time.
const chunk = 64 << 10

// Bounds of waiting, as far as the caller sets none: for the daemon to listen, and for its answer. A database that it
// loads anew can keep it busy for a while.
const (
	connecting = 10 * time.Second
	answering  = 3 * time.Minute
)

// Daemon is a ports.Scanner. Make it with New; it may be used from several goroutines.
type Daemon struct{ network, address string }

// New names a daemon by where it listens: "unix:/run/clamav/clamd.ctl" or "tcp:scanner.example:3310".
func New(where string) (Daemon, error) {
	network, address, _ := strings.Cut(where, ":")
	if network == "unix" && strings.HasPrefix(address, "/") {
		return Daemon{network, address}, nil
	}
	if host, port, err := net.SplitHostPort(address); network == "tcp" && err == nil && host != "" && port != "" {
		return Daemon{network, address}, nil
	}
	return Daemon{}, fmt.Errorf("clamd: %q is neither unix:/path nor tcp:host:port", where)
}

// ErrTooLong is the daemon's refusal to read so long a document: its StreamMaxLength or MaxFileSize is too low.
var ErrTooLong = errors.New("clamd: the document is longer than the daemon reads; raise StreamMaxLength, MaxFileSize and MaxScanSize in clamd.conf")

// Scan streams a document to the daemon and gives the name of what it found; empty where it found nothing. Every other
// answer, and none, is an error.
func (d Daemon) Scan(ctx context.Context, content io.Reader) (string, error) {
	dialer := net.Dialer{Timeout: connecting}
	line, err := dialer.DialContext(ctx, d.network, d.address)
	if err != nil {
		return "", fmt.Errorf("clamd: %w", err)
	}
	defer line.Close()
	stop := context.AfterFunc(ctx, func() { _ = line.SetDeadline(time.Unix(1, 0)) })
	defer stop()
	sent := send(line, content)
	var own *sourceError
	if errors.As(sent, &own) {
		return "", own.error
	}
	// A daemon that has had enough answers while it is still being sent to; its answer says more than the broken line.
	_ = line.SetReadDeadline(time.Now().Add(answering))
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	answer, err := bufio.NewReader(io.LimitReader(line, 4<<10)).ReadString(0)
	if answer == "" {
		return "", fmt.Errorf("clamd: no answer: %w", errors.Join(sent, err))
	}
	found, err := verdict(strings.TrimRight(answer, "\x00\n"))
	if err == nil && found == "" && sent != nil {
		return "", fmt.Errorf("clamd: %w", sent)
	}
	return found, err
}

// verdict reads an answer: "stream: OK", "stream: NAME FOUND", or anything else, which is an error.
func verdict(answer string) (string, error) {
	said := strings.TrimPrefix(answer, "stream: ")
	name, found := strings.CutSuffix(said, " FOUND")
	switch {
	case said == "OK":
		return "", nil
	case found && strings.HasPrefix(name, "Heuristics.Limits.Exceeded"): // it stopped reading: nobody knows
		return "", ErrTooLong
	case found && name != "":
		return name, nil
	case strings.Contains(said, "size limit exceeded"):
		return "", ErrTooLong
	}
	return "", fmt.Errorf("clamd: %.200q", answer)
}

// sourceError is a failure of the document's own stream, and not of the line.
type sourceError struct{ error }

func send(line net.Conn, content io.Reader) error {
	if _, err := io.WriteString(line, "zINSTREAM\x00"); err != nil {
		return err
	}
	buffer := make([]byte, 4+chunk)
	for {
		n, err := io.ReadFull(content, buffer[4:])
		if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
			return &sourceError{err}
		}
		if n > 0 {
			binary.BigEndian.PutUint32(buffer, uint32(n))
			_ = line.SetWriteDeadline(time.Now().Add(answering))
			if _, err := line.Write(buffer[:4+n]); err != nil {
				return err
			}
		}
		if err != nil {
			_, err := line.Write([]byte{0, 0, 0, 0})
			return err
		}
	}
}
