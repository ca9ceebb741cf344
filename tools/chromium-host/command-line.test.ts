// Tests the arguments after `electron`, and the shortcuts of menus. Both are pure, so no window is needed.
import { describe, expect, it } from 'vitest'
import { matchesAccelerator } from './accelerators.ts'
import { parseCommandLine } from './command-line.ts'
import { createOrigins } from './origins.ts'

describe('the command line', () => {
  it("is read as Playwright's and electron-vite's", () => {
    const line = parseCommandLine([
      '--no-sandbox',
      '--inspect=0',
      '--remote-debugging-port=0',
      '/app',
      '--user-data-dir=/data',
      'word',
    ])
    expect(line).toMatchObject({
      appPath: '/app',
      inspectPort: 0,
      debuggingPort: 0,
      waitsForInspector: false,
    })
    expect(line.switches.get('user-data-dir')).toBe('/data')
  })
  it('asks for no port by itself', () =>
    expect(parseCommandLine(['.'])).toMatchObject({ inspectPort: undefined, debuggingPort: undefined }))
  it("takes Node's default port", () =>
    expect(parseCommandLine(['--inspect-brk', '.'])).toMatchObject({
      inspectPort: 9229,
      waitsForInspector: true,
    }))
  it('takes only the port of an address', () =>
    expect(parseCommandLine(['--inspect=0.0.0.0:5858', '.']).inspectPort).toBe(5858))
  it('takes what comes after -r as a module', () =>
    expect(parseCommandLine(['-r', './first.js', '.'])).toMatchObject({
      appPath: '.',
      requires: ['./first.js'],
    }))
})

describe('accelerators', () => {
  const press = (
    key: string,
    modifiers: Partial<Record<'ctrl' | 'shift' | 'alt' | 'meta', boolean>> = {},
    code = '',
  ) => ({ key, code, ctrl: false, shift: false, alt: false, meta: false, ...modifiers })
  it.each([
    ['CmdOrCtrl+N', press('n', { ctrl: true }), true],
    ['CmdOrCtrl+N', press('n'), false],
    ['CmdOrCtrl+N', press('N', { ctrl: true, shift: true }), false],
    ['Ctrl+Shift+F', press('F', { ctrl: true, shift: true }), true],
    ['CmdOrCtrl+Plus', press('=', { ctrl: true }), true],
    ['CmdOrCtrl+,', press(',', { ctrl: true }), true],
    ['Ctrl+Shift+1', press('!', { ctrl: true, shift: true }, 'Digit1'), true],
    ['F11', press('F11'), true],
    ['Alt+Left', press('ArrowLeft', { alt: true }), true],
  ])('%s against %o', (accelerator, pressed, matches) =>
    expect(matchesAccelerator(accelerator, pressed, 'linux')).toBe(matches),
  )
  it('means Command on a Mac', () =>
    expect(matchesAccelerator('CmdOrCtrl+N', press('n', { meta: true }), 'darwin')).toBe(true))
})

describe('the pretend origin', () => {
  const origins = createOrigins()
  origins.declareScheme('app')
  it.each([
    ['app://bundle/index.html?q=1#h', 'https://bundle.app.invalid/index.html?q=1#h'],
    ['https://example.com/', 'https://example.com/'],
    ['other://bundle/', 'other://bundle/'],
  ])('%s is %s to Chromium and back', (real, pretend) => {
    expect(origins.toPretend(real)).toBe(pretend)
    expect(origins.toReal(pretend)).toBe(real)
  })
  it.each([
    'https://user@bundle.app.invalid/',
    'https://bundle.app.invalid:8443/',
    'https://bundle.app.invalid.example.com/',
    'http://bundle.app.invalid/',
  ])('%s is not it', (address) => expect(origins.toReal(address)).toBe(address))
  it('has the origin Electron gives', () =>
    expect(origins.originOf('app://bundle/index.html')).toBe('app://bundle'))
  it('is mapped inside a policy', () =>
    expect(origins.mapWithin("img-src 'self' app://pictures data:")).toBe(
      "img-src 'self' https://pictures.app.invalid data:",
    ))
})
