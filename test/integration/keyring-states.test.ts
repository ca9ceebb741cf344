// Tests the test keyring itself with secret-tool, which is not ours: each state is what it claims to be.
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { startKeyring, type KeyringState } from '../support/keyring.ts'
import { clearSecret, lookUpSecret, storeSecret } from '../support/secret-tool.ts'

const attributes = { service: 'latchkey-test', account: 'one' }
const item = { label: 'Test', attributes, secret: 'sk-test-of-the-keyring' }

describe.runIf(process.platform === 'linux')('a keyring for tests', () => {
  it('keeps, finds and clears secrets when unlocked, and leaves nothing behind', async () => {
    const keyring = await startKeyring('unlocked')
    await storeSecret(keyring.env, item)
    expect(await lookUpSecret(keyring.env, attributes)).toBe(item.secret)
    await clearSecret(keyring.env, attributes)
    expect(await lookUpSecret(keyring.env, attributes)).toBeUndefined()
    await keyring.stop()
    expect(existsSync(keyring.folder)).toBe(false)
  })

  it('holds back what it has while locked, and gives it once unlocked', async () => {
    await using keyring = await startKeyring('locked', [item])
    expect(await lookUpSecret(keyring.env, attributes).catch(() => 'refused')).not.toBe(item.secret)
    await keyring.restart('unlocked')
    expect(await lookUpSecret(keyring.env, attributes)).toBe(item.secret)
  })

  it('has nowhere to store without a collection', async () => {
    await using keyring = await startKeyring('no-collection')
    expect(await lookUpSecret(keyring.env, attributes)).toBeUndefined()
    await expect(storeSecret(keyring.env, item)).rejects.toThrow()
  })

  it.each<KeyringState>(['no-provider', 'no-dbus'])('answers nothing with %s', async (state) => {
    await using keyring = await startKeyring(state)
    await expect(lookUpSecret(keyring.env, attributes)).rejects.toThrow()
  })

  it('can lose its service and get it back', async () => {
    await using keyring = await startKeyring('unlocked', [item])
    await keyring.killService()
    await expect(lookUpSecret(keyring.env, attributes)).rejects.toThrow()
    await keyring.restart('unlocked')
    expect(await lookUpSecret(keyring.env, attributes)).toBe(item.secret)
  })
})
