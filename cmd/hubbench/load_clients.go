package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"slices"
	"strconv"
	"sync"
	"time"
)

// clients is how many ask at the same time.
const clients = 8

// outcome is what one measurement found.
type outcome struct {
	rate     float64 // a second
	p50, p99 time.Duration
	bytes    int           // of the largest answer
	server   time.Duration // processor time of the server for one answer
	database time.Duration // processor time of PostgreSQL for one answer
	all      int           // answers, those before the counting began too
}

// drive lets the clients ask for some time, after a shorter time that isn't counted. ask is called by one client at
// a time with a number that counts up, and gives the size of the answer.
func drive(ctx context.Context, each time.Duration, ask func(client, n int) (int, error)) (outcome, error) {
	var (
		mu       sync.Mutex
		took     []time.Duration
		size     int
		answered int
		first    error
		all      sync.WaitGroup
	)
	begin := time.Now().Add(each / 5)
	end := begin.Add(each)
	for client := range clients {
		all.Go(func() {
			own, largest, n := make([]time.Duration, 0, 20_000), 0, 0
			for ; ctx.Err() == nil; n++ {
				asked := time.Now()
				if asked.After(end) {
					break
				}
				bytes, err := ask(client, n)
				if err != nil {
					mu.Lock()
					first = err
					mu.Unlock()
					return
				}
				now := time.Now()
				if asked.After(begin) && now.Before(end) {
					own = append(own, now.Sub(asked))
				}
				largest = max(largest, bytes)
			}
			mu.Lock()
			took, size, answered = append(took, own...), max(size, largest), answered+n
			mu.Unlock()
		})
	}
	all.Wait()
	if first != nil {
		return outcome{}, first
	}
	if len(took) == 0 {
		return outcome{}, fmt.Errorf("nothing was answered in %s", each)
	}
	slices.Sort(took)
	return outcome{rate: float64(len(took)) / each.Seconds(), p50: took[len(took)/2], p99: took[len(took)*99/100], bytes: size, all: answered}, ctx.Err()
}

// connection is a plain HTTP/1.1 client that costs little beside what it measures. It wants answers with a
// Content-Length.
type connection struct {
	conn   net.Conn
	in     *bufio.Reader
	host   string
	out    bytes.Buffer
	status int
	body   []byte
}

func dial(address string) (*connection, error) {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	return &connection{conn: conn, in: bufio.NewReaderSize(conn, 64<<10), host: address}, nil
}

// ask sends one request and reads its answer into body.
func (c *connection) ask(method, path, secret, form, stamp string) error {
	c.out.Reset()
	c.out.WriteString(method + " " + path + " HTTP/1.1\r\nHost: " + c.host + "\r\nCookie: hub=" + secret + "\r\n")
	if method == "POST" {
		if stamp != "" {
			c.out.WriteString(byItselfHeader + ": " + stamp + "\r\n")
		}
		c.out.WriteString("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + strconv.Itoa(len(form)) + "\r\n")
	}
	c.out.WriteString("\r\n" + form)
	if _, err := c.conn.Write(c.out.Bytes()); err != nil {
		return err
	}
	return c.read()
}

func (c *connection) read() error {
	line, err := c.in.ReadSlice('\n')
	if err != nil {
		return err
	}
	if len(line) < 12 {
		return fmt.Errorf("answer begins with %q", line)
	}
	if c.status, err = strconv.Atoi(string(line[9:12])); err != nil {
		return err
	}
	length := -1
	for {
		if line, err = c.in.ReadSlice('\n'); err != nil {
			return err
		}
		if len(line) <= 2 {
			break
		}
		if name, value, ok := bytes.Cut(line, []byte(": ")); ok && bytes.EqualFold(name, []byte("Content-Length")) {
			if length, err = strconv.Atoi(string(bytes.TrimSpace(value))); err != nil {
				return err
			}
		}
	}
	if length < 0 {
		return fmt.Errorf("an answer %d has no length", c.status)
	}
	c.body = slices.Grow(c.body[:0], length)[:length]
	_, err = io.ReadFull(c.in, c.body)
	return err
}
