import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { findDebuggingSwitch, scrubEnvironment } from './environment.ts'

describe('the environment', () => {
  it('[S10] loses what could redirect a request or print a secret, whatever its case', () => {
    const environment = {
      OPENAI_API_KEY: 'sk-test-0000',
      OPENAI_BASE_URL: 'http://127.0.0.1:1',
      openai_log: 'debug',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      node_extra_ca_certs: '/tmp/ca.pem',
      SSLKEYLOGFILE: '/tmp/keys',
      NODE_DEBUG: 'http',
      NODE_USE_ENV_PROXY: '1',
      HOME: '/home/someone',
      PATH: '/bin',
    }
    scrubEnvironment(environment)
    expect(Object.keys(environment)).toEqual(['HOME', 'PATH'])
  })

  it('tells what the key and its server were to the first who asks, and to nobody else', () => {
    const scrubbed = scrubEnvironment({
      OPENAI_API_KEY: 'sk-test-0000',
      OPENAI_BASE_URL: 'http://127.0.0.1:1',
    })
    expect(scrubbed.readOpenAiKey()).toBe('sk-test-0000')
    expect(scrubbed.readOpenAiBaseUrl()).toBe('http://127.0.0.1:1')
    const printed = [inspect(scrubbed, { depth: null, showHidden: true }), JSON.stringify(scrubbed)]
    expect(printed.join(' ')).not.toMatch(/sk-test|127/u)
  })

  it('has no key where none was set', () => {
    const scrubbed = scrubEnvironment({ OPENAI_API_KEY_OLD: 'sk-test-0000' })
    expect(scrubbed.readOpenAiKey()).toBeNull()
    expect(scrubbed.readOpenAiBaseUrl()).toBeNull()
  })

  it.each([
    ['--remote-debugging-port=0', '--remote-debugging-port'],
    ['--remote-debugging-pipe', '--remote-debugging-pipe'],
    ['--INSPECT=0', '--inspect'],
    ['--inspect-brk', '--inspect-brk'],
    ['--js-flags=--expose-gc', '--js-flags'],
    ['--load-extension=/tmp/x', '--load-extension'],
    ['-disable-web-security', '--disable-web-security'],
    ['--log-net-log=/tmp/log', '--log-net-log'],
  ])('names the debugging switch in %s', (arg, name) => {
    expect(findDebuggingSwitch(['--lang=de', arg])).toBe(name)
  })

  it('lets ordinary arguments be', () => {
    expect(findDebuggingSwitch(['.', '--lang=de', '--user-data-dir=/tmp/inspect', 'inspect'])).toBeNull()
  })
})
