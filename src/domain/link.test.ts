import { describe, expect, it } from 'vitest'
import { refusedAddresses } from '../../test/support/addresses.ts'
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
    ['mailto:a@b.example?attach=/etc/passwd', 'mailto:a@b.example'],
    ['mailto:a@b.example?attachment=x&subject=Hi%20you', 'mailto:a@b.example?subject=Hi%20you'],
    ['mailto:a@b.example?bcc=c@d.example&SUBJECT=1+1', 'mailto:a@b.example?subject=1%2B1'],
    ['mailto:a@b.example?subject=a%0d%0aBcc:%20c@d.example', 'mailto:a@b.example'],
    ['mailto:a@b.example?body=a%0Ab&cc=c@d.example', 'mailto:a@b.example?body=a%0Ab&cc=c%40d.example'],
    ['mailto:a@b.example,c@d.example', 'mailto:a@b.example,c@d.example'],
  ])('to a person keeps subject, body and copies alone: %s', (address, url) => {
    expect(parseLink(address)).toMatchObject({ kind: 'mail', url })
  })

  it.each([
    'mailto:a@b.example%0A%0Dx',
    'mailto:%22%20--attach@b.example',
    'mailto:--attach=x@b.example',
    'mailto:"a"@b.example',
    'mailto:a',
    'mailto:a@b.example,',
    'mailto:a@b.example?cc=-x',
  ])('to what is no plain address is refused: %s', (address) => {
    expect(parseLink(address)).toBeNull()
  })

  it.each(refusedAddresses)('[S19] is refused: %s', (address) => {
    expect(parseLink(address)).toBeNull()
  })
})
