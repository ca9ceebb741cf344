import { describe, expect, it } from 'vitest'
import { parseLink } from './link.ts'

describe('a link', () => {
  it('may lead to https: and mailto:', () => {
    expect(parseLink('https://example.org/a?b=c#d')).toEqual({
      kind: 'web',
      url: 'https://example.org/a?b=c#d',
      host: 'example.org',
    })
    expect(parseLink('mailto:someone@example.org')).toMatchObject({
      kind: 'mail',
      address: 'someone@example.org',
    })
  })

  it('shows a look-alike host as it is resolved', () => {
    expect(parseLink('https://ex\u0430mple.org/')).toMatchObject({ host: 'xn--exmple-4nf.org' })
  })

  it.each([
    '',
    'x',
    '/a',
    '//example.org',
    'http://example.org',
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'smb://host/share',
    '\\\\host\\share',
    'ms-msdt:/id',
    'app://bundle/index.html',
    'blob:https://example.org/x',
    'about:blank',
    'https://user:pass@example.org',
    'https://user@example.org',
    'https://',
    'https:///',
    ' https://example.org',
    'https://example.org/\u202egpj.exe',
    'https://example.org/\u200b',
    'https://exa\tmple.org',
    'mailto:',
    'https://example.org\\@evil.example',
    `https://example.org/${'a'.repeat(2_048)}`,
    'tel:123',
    'chrome://settings',
  ])('is refused: %s', (address) => {
    expect(parseLink(address)).toBeNull()
  })
})
