// A whole rotation as a person does it: new key, test, switch, revoke, and the old one gets a 401. Then it is
// removed, as secret-tool confirms from outside.
import { beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { agree, answerQuestions } from '../support/dialogs.ts'
import { createCanary } from '../support/canary.ts'
import { answerChat, answerError, answerModels, startFaultServer } from '../support/fault-server.ts'
import { lookUpSecret } from '../support/secret-tool.ts'
import { holdTyped, listKeys, saveHeld } from './bridge.ts'
import { changeSettings } from './give-key.ts'
import { chatOf } from './screens/chat.ts'
import { keysOf } from './screens/keys.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

const oldKey = createCanary()
const newKey = createCanary()
let isRevoked = false

// `isExpectedKey` is about the old key: once that is revoked, it gets OpenAI's answer to a revoked key.
const server = await startFaultServer(
  ({ isExpectedKey, path }) =>
    isExpectedKey === true && isRevoked
      ? answerError(401, { code: 'invalid_api_key' })
      : path.endsWith('/models')
        ? answerModels(['gpt-6-luna'])
        : answerChat('Done'),
  oldKey,
)

const app = withApp({ hasKeyring: true })

const stored = (id: string) =>
  lookUpSecret(app.keyring.env, { service: 'app.latchkey.Latchkey', username: id })

describe('a rotation', () => {
  let oldId = ''

  beforeAll(async () => {
    await changeSettings(app.page, { writesTitles: false })
    const id = await holdTyped(app.page, oldKey, server.baseUrl)
    await saveHeld(app.page, id, 'Work')
    oldId = id
    await sidebarOf(app.page).newChat()
    const chat = chatOf(app.page)
    await chat.send('With the old key')
    await chat.endedAnswer.getByText('Done').waitFor()
    await sidebarOf(app.page).openKeys()
  })

  it('takes the new key, tests it, and switches', async () => {
    const keys = keysOf(app.page)
    await keys.open('Work')
    await keys.rotate()
    await keys.type({ secret: newKey })
    await keys.hold()
    await keys.switchOver()
    await keys.sheet.getByText(words.keys.rotation.switched('Work', `…${newKey.slice(-4)}`)).waitFor()
    const [first, second] = await listKeys(app.page)
    expect(first).toMatchObject({ id: oldId, isEnabled: false, isDefault: false, replacedById: second?.id })
    expect(second).toMatchObject({ label: 'Work', isEnabled: true, isDefault: true, baseUrl: server.baseUrl })
    expect(await stored(oldId)).toBe(oldKey)
    expect(await stored(second?.id ?? '')).toBe(newKey)
  })

  it('says so while the old key still works', async () => {
    const keys = keysOf(app.page)
    await keys.saysRevoked()
    await keys.sheet.getByText(words.keys.rotation.confirmWorks).waitFor()
  })

  it('can be left, and is gone on with after a restart', async () => {
    await app.quit()
    await app.start()
    await sidebarOf(app.page).openKeys()
    const keys = keysOf(app.page)
    await keys.open(words.keys.states.replaced)
    await keys.finishRotation()
  })

  it('sees the old key answer 401, and removes it', async () => {
    isRevoked = true
    const keys = keysOf(app.page)
    await keys.saysRevoked()
    await keys.sheet.getByText(words.keys.rotation.confirmRevoked).waitFor()
    await answerQuestions(app.electron, agree)
    await keys.removeOld()
    await expect.poll(async () => (await listKeys(app.page)).length).toBe(1)
    expect(await stored(oldId)).toBeUndefined()
    await keys.finish()
  })

  it('has moved the chats to the new key', async () => {
    const sentBefore = server.requests.length
    await sidebarOf(app.page).conversation('With the old key').click()
    const chat = chatOf(app.page)
    await chat.send('And with the new one')
    await expect.poll(() => chat.answers.count()).toBe(2)
    const asked = () =>
      server.requests
        .slice(sentBefore)
        .filter(({ path }) => path.endsWith('/completions'))
        .map(({ isExpectedKey }) => isExpectedKey)
    await expect.poll(asked).toEqual([false])
    await expect.poll(() => chat.answers.filter({ hasText: 'Done' }).count()).toBe(2)
  })

  it('[S7] leaves one key, whose removal is seen from outside', async () => {
    const [left] = await listKeys(app.page)
    const id = left?.id ?? ''
    expect(await stored(id)).toBe(newKey)
    await sidebarOf(app.page).openKeys()
    const keys = keysOf(app.page)
    await keys.open('Work')
    await answerQuestions(app.electron, agree)
    await keys.remove()
    await keys.text(words.keys.emptyTitle).waitFor()
    expect(await stored(id)).toBeUndefined()
    expect(await lookUpSecret(app.keyring.env, { service: 'app.latchkey.Latchkey' })).toBeUndefined()
  })
})
