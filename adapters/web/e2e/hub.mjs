// A hub of its own for browser journeys: built, on a free port, with the demo council in a private database that goes
// away with it. Run as a program it serves one hub for a whole command:
//
//   node hub.mjs node --test --test-concurrency=1 road.test.mjs trouble.test.mjs
import { execFileSync, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '..', '..', '..')

// How long a hub may take to load the demo council, and to stop.
const startLimit = 120_000
const stopLimit = 20_000

// The one password of everybody in the demo.
export const password = 'wren-on-the-wall'

// openHub gives the address of a hub and how to let go of it: the one that JOURNEY_HUB names, else a new one.
export async function openHub() {
  if (process.env.JOURNEY_HUB) return { baseURL: process.env.JOURNEY_HUB, stop: async () => {} }
  return startHub()
}

async function startHub() {
  const data = await mkdtemp(join(tmpdir(), 'ehchub-journey-'))
  await chmod(data, 0o755) // the database server may run as another user
  const program = process.env.EHCHUB_BIN || build(join(data, 'ehchub'))
  const port = await freePort()
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, EHCHUB_LISTEN: `127.0.0.1:${port}`, EHCHUB_DATA: join(data, 'data'), EHCHUB_DEMO: 'on', EHCHUB_LOG: 'warn' }
  const child = spawn(program, ['serve'], { cwd: data, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const log = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => log.push(String(text)))
  const ended = new Promise((resolve) => child.on('exit', resolve))
  const abandon = () => child.kill('SIGKILL')
  process.on('exit', abandon)
  const stop = async () => {
    child.kill('SIGTERM')
    const late = setTimeout(abandon, stopLimit)
    await ended
    clearTimeout(late)
    process.off('exit', abandon)
    await rm(data, { recursive: true, force: true })
    if (process.env.JOURNEY_LOG) process.stderr.write(log.join(''))
  }
  try {
    return { baseURL: await announced(child, log, ended), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function build(program) {
  execFileSync('go', ['build', '-o', program, './cmd/ehchub'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  return program
}

// announced waits until the hub says where it is.
async function announced(child, log, ended) {
  const found = new Promise((resolve) => {
    const look = () => {
      const address = log.join('').match(/The hub is at (http:\S+)/)
      if (address) resolve(address[1])
    }
    child.stdout.on('data', look)
  })
  let timer
  const failed = new Promise((_, reject) => {
    const fail = (why) => reject(new Error(`The hub ${why}. It said:\n${log.join('')}`))
    timer = setTimeout(fail, startLimit, `did not start within ${startLimit / 1000} seconds`)
    ended.then((code) => fail(`ended with ${code}`))
  })
  try {
    return await Promise.race([found, failed])
  } finally {
    clearTimeout(timer)
  }
}

async function freePort() {
  const server = createServer()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

// serveFor runs a command with one hub for all of it, and ends as the command does.
async function serveFor([command, ...args]) {
  const hub = await openHub()
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, JOURNEY_HUB: hub.baseURL } })
  const [code] = await new Promise((resolve) => child.on('exit', (...how) => resolve(how)))
  await hub.stop()
  process.exitCode = code ?? 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await serveFor(process.argv.slice(2))
