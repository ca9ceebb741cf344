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

  it.each(refusedAddresses)('is refused: %s', (address) => {
    expect(parseLink(address)).toBeNull()
  })
})
