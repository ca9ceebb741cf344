// Protections that `npm run proof -- --sabotage` takes out one at a time, to show that the proof notices: a test that
// carries the line's number has to fail. A text of the code is replaced by another; tools/sabotage/table.test.ts fails
// when it is no longer there.

export interface Sabotage {
  /** What is taken out. */
  readonly name: string
  /** The number of the line that must notice (proof-lines.ts). */
  readonly line: string
  readonly file: string
  /** Occurs once in the file. */
  readonly takesOut: string
  readonly putsIn: string
  /** The file with the tests that must notice. */
  readonly test: string
}

const packaged = 'test/e2e/packaged.test.ts'
const lockedWindow = 'test/e2e/locked-window.test.ts'

export const sabotages: readonly Sabotage[] = [
  {
    name: 'a draft with a key in it is not saved',
    line: 'S1',
    file: 'src/main/handlers/chat.ts',
    takesOut: '      if (holdsKeyLike(text) || keys.isKeyIn(text)) return ok({})\n',
    putsIn: '',
    test: 'src/main/handlers/chat.test.ts',
  },
  {
    name: 'logs are redacted',
    line: 'S4',
    file: 'src/main/diagnostics/describe-error.ts',
    takesOut: 'redact(String(value).slice(0, 4 * maxChars)).slice(0, maxChars)',
    putsIn: 'String(value).slice(0, maxChars)',
    test: 'src/main/diagnostics/logger.test.ts',
  },
  {
    name: 'an entry of the keychain that can’t be read is not overwritten',
    line: 'S6',
    file: 'src/main/secrets/os-keychain.ts',
    takesOut: `    let found = await readBack(place)
    if (found.state === 'absent') {`,
    putsIn: `    let found = await readBack(place)
    if (found.state !== 'ok') {`,
    test: 'src/main/secrets/os-keychain.test.ts',
  },
  {
    name: 'what was written to the keychain is read back',
    line: 'S8',
    file: 'src/main/secrets/os-keychain.ts',
    takesOut: `      unwanted.add(place.account) // until it is read back as what was written
      found = await readBack(place)`,
    putsIn: "      return { state: 'ok' }",
    test: 'src/main/secrets/os-keychain.test.ts',
  },
  {
    name: 'NODE_TLS_REJECT_UNAUTHORIZED is taken out of the environment',
    line: 'S10',
    file: 'src/main/app/environment.ts',
    takesOut: "  'NODE_TLS_REJECT_UNAUTHORIZED',\n",
    putsIn: '',
    test: 'src/main/app/environment.test.ts',
  },
  {
    name: 'a request goes to its key’s own server alone',
    line: 'S10',
    file: 'src/main/openai/exchange.ts',
    takesOut: "    if (address.origin !== origin) throw fail(makeFailure('network/redirected'))\n",
    putsIn: '',
    test: 'src/main/openai/exchange.test.ts',
  },
  {
    name: 'a request follows no redirect',
    line: 'S10',
    file: 'src/main/openai/exchange.ts',
    takesOut: "{ ...init, headers, redirect: 'error' }",
    putsIn: "{ ...init, headers, redirect: 'follow' }",
    test: 'src/main/openai/exchange.test.ts',
  },
  {
    name: 'the wall before the network lets nothing through to a server that is not allowed',
    line: 'S10',
    file: 'src/main/keys/servers.ts',
    takesOut: '    if (!allowed.ok) throw new Error(allowed.failure.code)\n',
    putsIn: '',
    test: 'src/main/keys/servers.test.ts',
  },
  {
    name: 'each request of main passes that wall',
    line: 'S10',
    file: 'src/main/services/base.ts',
    takesOut: '    fetch: wallFetch(fetch, (url) => servers.check(url)),\n',
    putsIn: '',
    test: 'src/main/services/base.alone.test.ts',
  },
  {
    name: 'a saved key stays at its origin',
    line: 'S10',
    file: 'src/main/keys/edit.ts',
    takesOut:
      '  if (new URL(baseUrl.value).origin !== new URL(key.baseUrl).origin) return err(otherOrigin())\n',
    putsIn: '',
    test: 'src/main/keys/keys.test.ts',
  },
  {
    name: 'a test of a key counts only at the address where it was made',
    line: 'S10',
    file: 'src/main/keys/candidates.ts',
    takesOut: '      if (entry?.candidate.baseUrl !== baseUrl) return\n',
    putsIn: '      if (!entry) return\n',
    test: 'src/main/keys/candidates.test.ts',
  },
  {
    name: 'the window’s session cancels each request but the app’s own',
    line: 'S11',
    file: 'src/main/app/session-policy.ts',
    takesOut: 'cancel: !isAllowed(url, allowedOrigin)',
    putsIn: 'cancel: false',
    test: 'src/main/app/session-policy.test.ts',
  },
  {
    name: 'a packaged app has no developer tools',
    line: 'S12',
    file: 'src/main/app/window.ts',
    takesOut: 'devTools: hasDevTools',
    putsIn: 'devTools: true',
    test: packaged,
  },
  {
    name: 'a page can make no script from text (trusted types)',
    line: 'S14',
    file: 'src/main/app/app-protocol.ts',
    takesOut: `  "require-trusted-types-for 'script'",\n`,
    putsIn: '',
    test: lockedWindow,
  },
  {
    name: 'electron-store’s own channel to windows is closed',
    line: 'S15',
    file: 'src/main/start.ts',
    takesOut: "  electronIpc.removeAllListeners('electron-store-get-data')\n",
    putsIn: '',
    test: packaged,
  },
  {
    name: 'the gate knows the main frame',
    line: 'S17',
    file: 'src/main/ipc/gate.ts',
    takesOut: '    if (senderFrame !== sender.mainFrame) return null\n',
    putsIn: '',
    test: 'src/main/ipc/router.test.ts',
  },
  {
    name: 'the gate knows the origin',
    line: 'S17',
    file: 'src/main/ipc/gate.ts',
    takesOut: '    if (senderFrame.origin !== origin) return null\n',
    putsIn: '',
    test: 'src/main/ipc/router.test.ts',
  },
  {
    name: 'dropped files pass the gate too',
    line: 'S17',
    file: 'src/main/ipc/dropped-files.ts',
    takesOut: '    if (!gate(event)) return\n',
    putsIn: '',
    test: 'src/main/ipc/dropped-files.test.ts',
  },
  {
    name: 'the page can’t go to another address',
    line: 'S18',
    file: 'src/main/app/window.ts',
    takesOut: "  contents.on('will-navigate', keepHere)\n  contents.on('will-frame-navigate', keepHere)\n",
    putsIn: '',
    test: lockedWindow,
  },
  {
    name: 'the page can’t open a window',
    line: 'S18',
    file: 'src/main/app/window.ts',
    takesOut: "  contents.setWindowOpenHandler(() => ({ action: 'deny' }))\n",
    putsIn: '',
    test: 'src/main/app/window.alone.test.ts',
  },
  {
    name: 'the page is not redirected',
    line: 'S18',
    file: 'src/main/app/window.ts',
    takesOut: "  contents.on('will-redirect', keepHere)\n",
    putsIn: '',
    test: 'src/main/app/window.alone.test.ts',
  },
  {
    name: 'the page holds no webview',
    line: 'S18',
    file: 'src/main/app/window.ts',
    takesOut: "  contents.on('will-attach-webview', (event) => event.preventDefault())\n",
    putsIn: '',
    test: 'src/main/app/window.alone.test.ts',
  },
  {
    name: 'a link is opened only by https: and mailto:',
    line: 'S19',
    file: 'src/domain/link.ts',
    takesOut: "url.protocol !== 'https:' || ",
    putsIn: '',
    test: 'src/domain/link.test.ts',
  },
  {
    name: 'a page is granted no permission',
    line: 'S20',
    file: 'src/main/app/session-policy.ts',
    takesOut: '(_contents, permission) => permission === allowedPermission)',
    putsIn: '() => true)',
    test: 'src/main/app/session-policy.test.ts',
  },
  {
    name: 'formulas can’t use commands that reach out of them',
    line: 'S21',
    file: 'src/renderer/markdown/math/formula-reader.ts',
    takesOut: 'trust: refuseCommand',
    putsIn: 'trust: true',
    test: 'src/renderer/markdown/math/formula-reader.alone.test.tsx',
  },
  {
    name: 'app:// has one host',
    line: 'S22',
    file: 'src/main/app/app-protocol.ts',
    takesOut: '    if (!url.startsWith(`${appOrigin}/`)) return notFound()\n',
    putsIn: '',
    test: 'src/main/app/app-protocol.test.ts',
  },
  {
    name: 'a packaged app looks for debugging switches',
    line: 'S24',
    file: 'src/main/index.ts',
    takesOut: 'app.isPackaged ? findDebuggingSwitch(process.argv.slice(1)) : null',
    putsIn: 'null',
    test: packaged,
  },
  {
    name: 'a packaged app shows no page of a development server',
    line: 'S24',
    file: 'src/main/start.ts',
    takesOut: "app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']",
    putsIn: "process.env['ELECTRON_RENDERER_URL']",
    test: packaged,
  },
  {
    name: 'files are written for their owner alone (umask)',
    line: 'S28',
    file: 'src/main/index.ts',
    takesOut: 'process.umask(0o077)',
    putsIn: 'process.umask(0o022)',
    test: 'test/e2e/one-instance.test.ts',
  },
  {
    name: 'an older profile that others can open is closed to them',
    line: 'S28',
    file: 'src/main/start.ts',
    takesOut: '  makePrivateFolder(profilePath)\n',
    putsIn: '',
    test: 'test/e2e/one-instance.test.ts',
  },
  {
    name: 'Cancel is the default button of main’s questions',
    line: 'S29',
    file: 'src/main/app/question.ts',
    takesOut: 'defaultId: cancel',
    putsIn: 'defaultId: agree',
    test: 'src/main/app/question.test.ts',
  },
  {
    name: 'a hard limit is lifted only by a person',
    line: 'S29',
    file: 'src/main/handlers/budgets.ts',
    takesOut: 'if (budget === null || !loosensLimit(budget, limits)) return',
    putsIn: 'return',
    test: 'test/e2e/dangerous-acts.test.ts',
  },
  {
    name: 'a request’s cost is reserved before it is sent',
    line: 'S29',
    file: 'src/main/usage/budgets/reservations.ts',
    takesOut: 'release: add(leaving, amountNanoUsd)',
    putsIn: 'release: () => {}',
    test: 'src/main/chat/budgets.test.ts',
  },
  {
    name: 'a key that was given and not saved is forgotten',
    line: 'S29',
    file: 'src/main/keys/candidates.ts',
    takesOut: '    if (entry && nowMs() >= entry.untilMs) drop(id)\n',
    putsIn: '',
    test: 'src/main/keys/candidates.test.ts',
  },
  {
    name: 'main keeps no compile cache in the profile',
    line: 'S30',
    file: 'src/main/index.ts',
    takesOut: 'const environment = scrubEnvironment(process.env)\n',
    putsIn: `const { enableCompileCache } = await import('node:module')
enableCompileCache(\`\${app.getPath('userData')}/compile-cache\`)
const environment = scrubEnvironment(process.env)
`,
    test: packaged,
  },
  {
    name: 'an answer is searched for the key that was sent',
    line: 'S31',
    file: 'src/main/openai/exchange.ts',
    takesOut: "formsOf((headers.get('authorization') ?? '').replace(/^Bearer /u, ''))",
    putsIn: '[] as string[]',
    test: 'src/main/openai/exchange.test.ts',
  },
  {
    name: 'the keychain opens no window for what nobody asked for',
    line: 'S32',
    file: 'src/main/secrets/secret-service/collection.ts',
    takesOut: 'const mayPrompt = asking.mayPrompt || (await isOpenWallet(link, path, asking.signal))',
    putsIn: 'const mayPrompt = true',
    test: 'test/integration/keyring-service.test.ts',
  },
  {
    name: 'a change of the keychain that nobody waits for is not begun',
    line: 'S32',
    file: 'src/main/secrets/secret-service/entry.ts',
    takesOut: "  if (signal.aborted) throw makeSecretFault('silent')\n",
    putsIn: '  signal.aborted\n',
    test: 'src/main/secrets/secret-service/entry.test.ts',
  },
  {
    name: 'an entry whose removal was refused is put back',
    line: 'S7',
    file: 'src/main/secrets/secret-service/entry.ts',
    takesOut: '          if (before !== null) await overwrite(opened, path, before)\n',
    putsIn: '',
    test: 'src/main/secrets/secret-service/entry.test.ts',
  },
]
