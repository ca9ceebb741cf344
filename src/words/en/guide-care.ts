// The guide’s chapters on what a person does with a key: protect it, rotate it, use it elsewhere.
// Sources: help.openai.com 5112595 and 8304786; the servers' own pages for their addresses.

export const protectText = `
Whoever has your key can spend your money. A few habits keep it yours:

- **One key for each app.** If one leaks, you revoke that one, and nothing else stops.
- **Give it only the permissions it needs**, in a project with a limit of its own.
- **Keep it out of files, chats, mails and screenshots.** Programs search public code for keys all day long.
- **Keep it in a keychain**, and in as few other places as you can.

| Place | Is the key there? |
|---|---|
| The keychain of your system | yes; without one, in memory until you quit |
| Latchkey’s files, logs and errors | no |
| Latchkey’s window | not if you paste from the clipboard; if you type it, until you go on |
| The clipboard | cleared after a minute, if it still holds the key |
| The key’s own server | with each request, encrypted unless it is on this computer |

**A key in a \`.env\` file** can be read by every program you run. Import it in **Keys**, and let Latchkey remove the line once the key is saved. Backups and a repository’s history keep old versions, so rotate such a key as well.

**If a key may have leaked**, don’t wait to be sure:

1. Delete it at [API keys](https://platform.openai.com/api-keys). It stops working everywhere.
2. Make a new one and replace the old one in **Keys**.
3. Look through [usage](https://platform.openai.com/usage) for what you don’t recognize, and tell OpenAI.

More at OpenAI: [key safety](https://help.openai.com/en/articles/5112595-best-practices-for-api-key-safety), [a secure account](https://help.openai.com/en/articles/8304786-how-can-i-keep-my-openai-accounts-secure).
`.trim()

export const rotateText = `
To rotate a key is to replace it before anyone has a reason to. A copy that someone took unnoticed is then worth nothing.

**When:** every 90 days is a good rhythm, and Latchkey reminds you then. For each key you can choose another day, or none. Don’t wait for it if the key may have been seen, or expires sooner.

**How:** open the key in **Keys** and choose **Rotate**. Latchkey leads through it, so that you are never without a working key:

1. **Make a new key** at [API keys](https://platform.openai.com/api-keys), in the same project and with the same permissions.
2. **Paste it.** It is tested first, like any new key.
3. **Switch.** The new key takes over the name, the chats, and being the default. The old one is kept, disabled.
4. **Delete the old key** at OpenAI. From then on nobody can use it.
5. **Check.** Latchkey asks once more with the old key and wants to be refused, with the answer 401. It may take a little while until a deleted key is.
6. **Remove** the old key from Latchkey. Chats and usage stay.

Only the fourth step makes the old key worthless. Until it is removed, the list goes on to say that a key waits to be revoked.

If a key **has leaked**, turn the order round: delete it at OpenAI first, then rotate.
`.trim()

export const otherServersText = `
Latchkey works with any server that speaks OpenAI’s Chat Completions, also with one on this computer.

| Server | Base URL, if not changed |
|---|---|
| [Ollama](https://ollama.com) | \`http://localhost:11434/v1\` |
| [LM Studio](https://lmstudio.ai) | \`http://localhost:1234/v1\` |
| [llama.cpp](https://github.com/ggml-org/llama.cpp) | \`http://localhost:8080/v1\` |

1. Start the server and load a model.
2. In **Keys** choose **Add a key**, then **Another server**, and enter its base URL.
3. Enter its key. These three ask for none unless you set one; any word will do, such as \`local\`.

The rules for addresses:

- **https only beyond this computer.** Plain http is for \`localhost\`, \`127.0.0.1\` and \`[::1]\`, where nothing leaves the machine.
- **A key is bound to its server.** It is never sent to another host, port or scheme, and no redirect is followed. To use the same key elsewhere, add it there.
- The path may change later, for example from \`/v1\` to \`/api/v1\`.

The test says what such a server doesn’t offer, such as limits, and passes over it. Prices that Latchkey doesn’t know are shown as *unpriced*.
`.trim()

export const errorsText = `
Here is everything that can go wrong with a key and on its way: what it means, why it most likely happens, and what helps. The words are Latchkey’s own. What a server writes is not repeated, because it can quote a prompt or a part of a key.

Three pairs look alike and are not:

- **Not accepted** and **lacks a permission**: the first key is unknown to the server, the second is real and restricted.
- **Too many requests** and **out of credit**: the first passes by itself, the second never does.
- **Locked** and **no longer there**: a locked keychain still holds the key.

The test of a key, in **Keys**, goes through the steps one by one and shows where it stops. Each request has an id that can be copied; OpenAI’s support may ask for it. Whether OpenAI itself has trouble is said at [status.openai.com](https://status.openai.com).
`.trim()
