import { spawn, spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startChild } from '../../infra/local/child.ts'
import { claimFolder } from '../../infra/local/data.ts'
import { choosePort, freePort, isFree } from '../../infra/local/ports.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'setup-'))
})
afterEach(() => rm(folder, { recursive: true }))

const listen = (port: number, host: string) =>
  new Promise<Server>((resolve) => {
    const server = createServer()
    server.listen(port, host, () => resolve(server))
  })

describe('setup', () => {
  /** A checkout whose dependencies are installed, as npm's own record says, but not stamped. */
  async function checkout(script: string) {
    await cp(join(root, 'infra/local/setup.mjs'), join(folder, 'infra/local/setup.mjs'))
    await cp(join(root, 'infra/local/setup'), join(folder, 'infra/local/setup'), { recursive: true })
    const lock = JSON.stringify({ packages: { '': {}, 'node_modules/a': { version: '1.0.0' } } })
    await writeFile(join(folder, 'package-lock.json'), lock)
    await mkdir(join(folder, 'node_modules/.bin'), { recursive: true })
    await writeFile(join(folder, 'node_modules/.package-lock.json'), lock)
    await symlink(process.execPath, join(folder, 'node_modules/.bin/node'))
    await writeFile(join(folder, 'script.ts'), script)
  }
  const setup = (...args: string[]) => [join(folder, 'infra/local/setup.mjs'), 'script.ts', ...args]

  it('runs the script on Node 24 with its arguments and ends as it does', async () => {
    await checkout(
      'const said: string[] = [process.version, ...process.argv.slice(2)]; console.log(said.join(" ")); process.exit(7)',
    )
    const { status, stdout } = spawnSync('node', setup('--one', 'two'), { encoding: 'utf8' })
    expect(status).toBe(7)
    expect(stdout).toMatch(/^v2[4-9]\S* --one two\n$/)
    expect(await readFile(join(folder, 'node_modules/.setup-stamp'), 'utf8')).toMatch(/^[0-9a-f]{64}$/)
  })

  it('hands a signal on and waits for the script', async () => {
    await checkout(
      'process.on("SIGTERM", () => { console.log("ending"); setTimeout(() => process.exit(3), 100) }); console.log("up"); setInterval(() => {}, 1000)',
    )
    const child = spawn('node', setup())
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
      if (said === 'up\n') child.kill('SIGTERM')
    })
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(3)
    expect(said).toBe('up\nending\n')
  })

  it('says what is wrong when the dependencies cannot be installed', async () => {
    await checkout('')
    await rm(join(folder, 'node_modules'), { recursive: true })
    await writeFile(join(folder, 'npm.cjs'), 'console.error("no network"); process.exit(1)')
    const env = { ...process.env, npm_execpath: join(folder, 'npm.cjs') }
    const { status, stderr } = spawnSync('node', setup(), { encoding: 'utf8', env })
    expect(status).toBe(1)
    expect(stderr).toContain('no network')
    expect(stderr).toContain('Installing the dependencies')
  })
})

describe('ports', () => {
  it('takes the asked one, or says that it is taken', async () => {
    const port = await freePort()
    expect(await choosePort('PORT', `${port}`, 1)).toBe(port)
    const server = await listen(port, '::1').catch(() => listen(port, '127.0.0.1'))
    expect(await isFree(port)).toBe(false)
    await expect(choosePort('PORT', `${port}`, 1)).rejects.toThrow(`PORT=${port}: this port is taken`)
    await expect(choosePort('PORT', 'abc', 1)).rejects.toThrow('PORT=abc is not a port')
    server.close()
  })

  it('says so when browsers refuse the asked one, and passes over such ports', async () => {
    await expect(choosePort('PORT', '6000', 1)).rejects.toThrow('PORT=6000: browsers open no pages on this port')
    expect(await choosePort('PORT', undefined, 6665)).toBeGreaterThan(6669)
  })

  it('takes the next free one when none is asked for', async () => {
    const port = await freePort()
    const server = await listen(port, '127.0.0.1')
    expect(await choosePort('PORT', undefined, port)).toBeGreaterThan(port)
    expect(await choosePort('PORT', '', port)).toBeGreaterThan(port)
    server.close()
  })
})

describe('a data folder', () => {
  it('is taken as long as its process lives', async () => {
    expect(await claimFolder(folder)).toBe(join(folder, 'stage'))
    expect(await claimFolder(folder)).toBe(join(folder, 'stage-2'))
  })
})

describe('a child', () => {
  const node = (script: string) => ({ command: process.execPath, args: ['-e', script] })

  it('tells how it ended', async () => {
    expect(await startChild(node('process.exit(9)')).ended).toBe(9)
    expect(await startChild({ command: 'no-such-command', args: [] }).ended).toBe(127)
  })

  it('is ended even when it does not want to', async () => {
    const child = startChild(node('process.on("SIGTERM", () => {}); console.log("up"); setInterval(() => {}, 1000)'))
    await new Promise((resolve) => child.output.once('data', resolve))
    await child.stop(200)
    expect(await child.ended).toBe('SIGKILL')
  })

  it('ends when who started it was killed', async () => {
    const socket = join(folder, 'socket')
    const starter = join(folder, 'starter.ts')
    const script = `require('node:net').connect(${JSON.stringify(socket)}); setInterval(() => {}, 1000)`
    await writeFile(
      starter,
      `import { startChild } from ${JSON.stringify(join(root, 'infra/local/child.ts'))}
       startChild({ command: process.execPath, args: ['-e', ${JSON.stringify(script)}] })`,
    )
    // The child is connected as long as it lives.
    const server = createServer().listen(socket)
    const connected = new Promise<Socket>((resolve) => server.once('connection', resolve))
    const parent = spawn(process.execPath, [starter])
    const child = await connected
    const gone = new Promise((resolve) => child.resume().once('close', resolve))
    parent.kill('SIGKILL')
    await gone
    server.close()
  })
})
