// Goes through the main job from a first start to the bill, as a person would, with a picture of each step in
// out/tour. Everything is real but the address: a server on this machine answers for OpenAI. Nothing is kept.
import { mkdir, rm } from 'node:fs/promises'
import { speak } from '../../src/words/language.ts'
import { words } from '../../src/words/words.ts'
import { chatOf } from '../../test/e2e/screens/chat.ts'
import { guideOf } from '../../test/e2e/screens/guide.ts'
import { keysOf } from '../../test/e2e/screens/keys.ts'
import { paletteOf } from '../../test/e2e/screens/palette.ts'
import { searchOf } from '../../test/e2e/screens/search.ts'
import { sidebarOf } from '../../test/e2e/screens/sidebar.ts'
import { usageOf } from '../../test/e2e/screens/usage.ts'
import { welcomeOf } from '../../test/e2e/screens/welcome.ts'
import { isElectron } from '../../test/support/app.ts'
import { createCanary } from '../../test/support/canary.ts'
import { startKeyring } from '../../test/support/keyring.ts'
import { lookUpSecret } from '../../test/support/secret-tool.ts'
import { startOpenAiServer } from '../../test/support/openai-server.ts'
import { createTemporaryProfile } from '../../test/support/temporary-profile.ts'
import { showLooks } from './looks.ts'
import { createStage, picturesFolder, scroll, shown, type Stage } from './stage.ts'
import { essay, kyoto } from './texts.ts'
import { showYear } from './year.ts'

speak('en')

async function tour(stage: Stage): Promise<void> {
  const canary = createCanary()
  await using keyring = await startKeyring('unlocked')
  await using profile = await createTemporaryProfile('tour')
  await using server = await startOpenAiServer({
    models: ['gpt-6-luna', 'gpt-6-sol', 'gpt-6-astra'],
    apiKey: canary,
    charsPerChunk: 6,
    chunkDelayMs: 12,
    answers: [
      { to: /^Person:/, text: 'Three quiet days in Kyoto', usage: { inputTokens: 210, outputTokens: 7 } },
      { to: 'Kyoto', text: kyoto, usage: { inputTokens: 1_240, outputTokens: 812 } },
      { to: 'essay', text: essay, chunkDelayMs: 40 },
    ],
  })
  const options = { env: keyring.env, baseUrl: server.baseUrl }

  await stage.step('A first start: three doors, and where a key will live', async () => {
    await stage.open(profile.folder, options)
    await shown(welcomeOf(stage.page).title)
    await shown(stage.page.getByText(words.welcome.keychain('GNOME Keyring', 'ok')))
    await stage.picture('welcome')
  })
  await stage.step('A key that can’t be one is refused in place', async () => {
    await welcomeOf(stage.page).addKey()
    const keys = keysOf(stage.page)
    await keys.type({ secret: 'sk-test' })
    await keys.hold()
    await shown(keys.problem.getByText(words.failures.codes['key/malformed'].title))
    await stage.picture('key-refused')
  })
  await stage.step('A key is tested before it is saved, line by line', async () => {
    const keys = keysOf(stage.page)
    await keys.type({ secret: canary })
    await keys.hold()
    await shown(keys.verdict.getByText(words.addKey.saving.yes))
    await stage.picture('key-tested')
    await keys.payForQuota()
    await stage.picture('key-paid')
  })
  await stage.step('Then it is in the keyring', async () => {
    const keys = keysOf(stage.page)
    await keys.saveAs('Personal', { project: 'Everyday' })
    await stage.picture('key-saved')
    const stored = await lookUpSecret(keyring.env, { service: 'app.latchkey.Latchkey' })
    if (stored !== canary) throw new Error('the keyring does not hold the key')
  })
  await stage.step('A message is answered, formatted as it streams', async () => {
    await keysOf(stage.page).startChat()
    const chat = chatOf(stage.page)
    await chat.send('Plan three days in Kyoto, with little walking.')
    await shown(chat.lastAnswer.getByRole('table'))
    await stage.picture('streaming')
    await shown(chat.endedAnswer.getByRole('blockquote'))
    await shown(sidebarOf(stage.page).conversation('Three quiet days in Kyoto'))
    await chat.endedAnswer.hover()
    await stage.picture('answer')
    await scroll(stage.page, -9_000)
    await shown(chat.answers.first().getByRole('table'))
    await stage.picture('answer-from-the-top')
    await scroll(stage.page, 9_000)
  })
  await stage.step('Asked again, the new answer stands beside the first', async () => {
    await stage.page.keyboard.press('Control+Shift+Enter')
    const chat = chatOf(stage.page)
    await shown(chat.endedAnswer.getByText(words.messages.branchShort(2, 2)))
    await chat.endedAnswer.hover()
    await stage.picture('branch')
  })
  await stage.step('A long answer is stopped, and what had arrived is kept', async () => {
    const chat = chatOf(stage.page)
    await chat.send('Now a long essay about such a day.')
    await shown(chat.lastAnswer.getByText('watch the shopkeepers'))
    await chat.stop.click()
    await shown(chat.lastAnswer.getByText(words.messages.stopped))
    await stage.picture('stopped')
  })
  await stage.step('A refusal stands where the answer would, with its button', async () => {
    const chat = chatOf(stage.page)
    server.failNext(429, { code: 'insufficient_quota', type: 'insufficient_quota', message: 'quota' })
    await chat.send('One more question.')
    await shown(chat.lastAnswer.getByText(words.failures.codes['openai/insufficient-quota'].title))
    await stage.picture('out-of-credit')
  })
  await stage.step('A secret in a message is asked about before it is sent', async () => {
    const chat = chatOf(stage.page)
    await chat.send(`Why does ${createCanary()} not work?`)
    await shown(stage.page.getByText(words.composer.guardTitle))
    await stage.picture('secret', chat.composer)
    await stage.page.getByRole('button', { name: words.composer.goBack }).click()
    await chat.composer.fill('')
  })
  await stage.step('The palette reaches everything, and search every word', async () => {
    await paletteOf(stage.page).open()
    await stage.picture('palette')
    await stage.page.keyboard.press('Escape')
    await searchOf(stage.page).open()
    await searchOf(stage.page).type('market')
    await shown(searchOf(stage.page).hits.first())
    await stage.picture('search')
    await searchOf(stage.page).close()
  })
  await stage.step('Models with what is known of them, and how they answer', async () => {
    await chatOf(stage.page).chooser.click()
    await shown(stage.page.getByRole('option', { name: 'gpt-6-sol' }))
    await stage.picture('models')
    await stage.page.keyboard.press('Escape')
    await stage.page.getByRole('option').first().waitFor({ state: 'detached' })
    await stage.page.getByRole('button', { name: words.models.parameters }).click()
    await shown(stage.page.getByText(words.models.maxOutput, { exact: true }))
    await stage.picture('parameters')
    await stage.page.keyboard.press('Escape')
  })
  await stage.step('After quitting and starting again, the conversation is there', async () => {
    await stage.quit()
    await stage.open(profile.folder, options)
    await sidebarOf(stage.page).conversation(/Kyoto/).click()
    await shown(chatOf(stage.page).lastAnswer)
    await stage.picture('after-restart')
  })
  await stage.step('Usage shows every request with its tokens and its cost', async () => {
    await sidebarOf(stage.page).openUsage()
    const usage = usageOf(stage.page)
    await shown(usage.records.nth(3))
    if (!/\$0\.00\d/.test(await usage.figure('spent').innerText())) throw new Error('no cost is shown')
    await stage.picture('usage')
  })
  await stage.step('Keys lists the key by its last four, and where keys live', async () => {
    await sidebarOf(stage.page).openKeys()
    const keys = keysOf(stage.page)
    await shown(keys.row('Personal').getByText(`…${canary.slice(-4)}`))
    await keys.open('Personal')
    await stage.picture('keys')
  })
  await stage.step('A key is replaced step by step, and others come from a .env file', async () => {
    const keys = keysOf(stage.page)
    await keys.rotate()
    await shown(keys.secretField)
    await stage.picture('rotate')
    await keys.close()
    await keys.openImport()
    await shown(stage.page.getByTestId('drop-zone'))
    await stage.picture('import')
    await keys.close()
  })
  await stage.step('The key guide says what each error means', async () => {
    await guideOf(stage.page).open()
    await stage.picture('guide')
    await guideOf(stage.page).openErrors()
    await shown(guideOf(stage.page).heading(words.failures.codes['openai/insufficient-quota'].title))
    await stage.picture('guide-errors')
  })
  await showLooks(stage)
  await stage.quit()
  await showYear(stage, options)
  await stage.step('Without any key, the practice guide answers', async () => {
    await using empty = await createTemporaryProfile('tour-practice')
    await stage.open(empty.folder, options)
    await welcomeOf(stage.page).practice()
    const chat = chatOf(stage.page)
    await shown(chat.practiceLabel)
    await stage.picture('practice-begin')
    await chat.send('How do I get a key, and keep it safe?')
    await shown(chat.lastAnswer)
    await shown(chat.endedAnswer)
    await chat.endedAnswer.hover()
    await stage.picture('practice-answer')
    await stage.quit()
  })
}

await rm(picturesFolder, { recursive: true, force: true })
await mkdir(picturesFolder, { recursive: true })
console.log(
  `A tour of Latchkey on ${isElectron ? 'Electron' : 'the Chromium host'}, with pictures in out/tour.`,
)
const stage = createStage()
let brokeOff = 0
try {
  await tour(stage)
} catch (error) {
  brokeOff = 1
  console.log(`The tour broke off: ${error instanceof Error ? error.message : 'unknown'}`)
}
const { steps, failed } = stage.count()
console.log(`tour: ${steps} steps, ${failed + brokeOff} failed`)
process.exit(failed + brokeOff === 0 ? 0 : 1)
