// The practice guide's answers: short pieces of Markdown, each on one subject, and the words that recognise a
// question. Each begins by saying that it is practice. Nothing here is fetched or priced.

export interface PracticeAnswer {
  readonly subject: string
  /** Matched against the whole question. The answer with the most matches wins, the earlier one if equal. */
  readonly words: readonly RegExp[]
  readonly text: string
}

const opening =
  '*Practice: this answer is a script on this computer. No model was asked, and nothing was spent.*'

const answer = (subject: string, words: readonly RegExp[], body: string): PracticeAnswer => ({
  subject,
  words,
  text: `${opening}\n\n${body.trim()}\n`,
})

export const practiceAnswers: readonly PracticeAnswer[] = [
  answer(
    'protect',
    [
      /\b(protect|safe|safely|secure|security|secret|leak|leaked|stolen|steal|hide|store|stored|keychain|share)\b/u,
      /\b(where is|who can see|lost)\b/u,
    ],
    `
## Protecting a key

Whoever has your key can spend your money. These habits keep it yours:

- **One key for each app.** If one leaks, you revoke that one and nothing else stops.
- **Restrict it.** For chatting in Latchkey a key needs *Model capabilities: Request*, and *List models: Read* for the choice of models.
- **Never put it into a chat, an email, a screenshot or a repository.** Programs search public code for keys all day long.
- **Keep it in a keychain**, not in a text file.

Latchkey follows the same rules:

| Place | Is the key there? |
|---|---|
| Your system's keychain | yes, and only there |
| Latchkey's files, logs and backups | no |
| The window you are reading this in | no, once you have added it |
| The server of its base URL | yes, with each request, over an encrypted connection |

If you think that a key has leaked, don't wait to be sure: revoke it at [platform.openai.com/api-keys](https://platform.openai.com/api-keys) and make a new one.`,
  ),
  answer(
    'budget',
    [
      /\b(budget|budgets|cost|costs|price|prices|pricing|spend|spending|money|expensive|cheap|limit|limits|bill|billing|pay|credit|credits|quota|tokens?)\b/u,
    ],
    `
## What it costs, and how to limit it

You pay for **tokens**, pieces of words. A token is about four letters of English. What you send and what comes back are priced apart, and the answer is the dearer part.

Each message sends the conversation so far along with it, so a long conversation costs more with every turn. A new subject is a good reason for a new conversation.

Set limits in two places:

1. **At OpenAI.** Prepaid credit without automatic recharge is the firmest limit: when it is used up, requests stop. A project can have a monthly limit as well.
2. **Here.** Latchkey records each request with its tokens and its cost, also those that failed or were stopped. Open **Usage** to see them.

The sum is simple:

\`\`\`text
cost = input tokens  × input price
     + output tokens × output price
\`\`\`

A price that Latchkey doesn't know is shown as *unpriced*, never as zero. And it sees only what went through Latchkey: your account's own page has the full sum.`,
  ),
  answer(
    'rotate',
    [/\b(rotate|rotation|rotating|replace|renew|revoke|change|swap|expire|expired|old)\b/u],
    `
## Rotating a key

To rotate a key is to replace it before anyone has a reason to. Every 90 days is a good rhythm, and at once when a key may have been seen.

The order matters, so that you are never without a working key:

1. **Add** the new key in **Keys**, beside the old one.
2. **Test** it there, and see every step pass.
3. **Make it the default**, and send a message with it.
4. **Revoke** the old key at [platform.openai.com/api-keys](https://platform.openai.com/api-keys).
5. **Test the old key once more.** Its test should now fail at *authentication*. Only then is it really gone.
6. **Remove** it from Latchkey. Your history and its costs stay.

To check by hand that a revoked key is refused, its answer's status is \`401\`:

\`\`\`sh
curl -s -o /dev/null -w '%{http_code}\\n' https://api.openai.com/v1/models -H "Authorization: Bearer $OLD_KEY"
\`\`\`

Type it with the key in a variable, as here, so that the key does not stay in your shell's history.`,
  ),
  answer(
    'errors',
    [
      /\b(error|errors|fail|fails|failed|refused|wrong|invalid|401|403|404|429|500|503|not work|doesn't work|broken|denied|rate)\b/u,
    ],
    `
## When a request is refused

Most refusals are one of these. Latchkey names them in the conversation, with the button that helps.

| What it says | What it means | What helps |
|---|---|---|
| Invalid key (401) | mistyped, revoked, or of another server | add the key again, or make a new one |
| Permission denied (403) | the key is valid but restricted | widen its permissions, or choose another key |
| Model not found (404) | the name is wrong, or this key may not use it | choose another model |
| Rate limited (429) | too much at once | wait; Latchkey shows how long |
| No quota or credit (429) | the money is used up | add credit; waiting does not help |
| Overloaded (503) | OpenAI is busy | try again a little later |

Two kinds of 429 look alike and are not: a *rate limit* passes by itself, an empty *balance* never does.

**Test** in **Keys** goes through the steps one by one and shows where it stops.`,
  ),
  answer(
    'local',
    [/\b(local|locally|offline|ollama|lm studio|llama|own server|base url|openrouter|other server)\b/u],
    `
## Other servers

Latchkey speaks to any server that understands OpenAI's Chat Completions, also one on this computer.

1. Start the server, for example Ollama or LM Studio.
2. In **Keys**, add a key with the server's **base URL**:
   - Ollama: \`http://localhost:11434/v1\`
   - LM Studio: \`http://localhost:1234/v1\`
3. A local server usually takes any word as its key, such as \`local\`.

A key belongs to its base URL and is never sent anywhere else. Over a network the address must begin with \`https:\`; plain \`http:\` is for this computer alone.`,
  ),
  answer(
    'get',
    [
      /\b(get|create|make|obtain|buy|need|where|new|first)\b.*\b(key|api|account)\b/u,
      /\b(api key|sign ?up|get started)\b/u,
    ],
    `
## Getting an API key

An API key is a long word that tells OpenAI whose account a request belongs to. It takes about five minutes to get one.

1. Sign in at [platform.openai.com](https://platform.openai.com). A ChatGPT subscription is something else and does not include the API.
2. Under **Billing**, add a payment method and a small prepaid amount. Five dollars lasts for thousands of short questions to a small model.
3. Create a **project**, for example \`latchkey\`, so that its spending can be seen and limited on its own.
4. Under **API keys**, create a secret key in that project and copy it. It is shown once.
5. Come back here, open **Keys**, and paste it.

Latchkey then checks the key's form, puts it into your system's keychain, reads it back, and can test it for you step by step.

Next, ask me *how to protect a key* or *how to set a budget*.`,
  ),
  answer(
    'practice',
    [/\b(who|what) are you\b/u, /\b(practice|guide|real|help|hello|hi|hey|test|what can you do)\b/u],
    `
## Hello, this is the practice guide

I am here so that you can try Latchkey before you have a key. I am not a language model: I look for words that I know in your message and answer with a text that was written beforehand. Everything around me is real, though. This answer is streamed, stopped, kept and counted like any other.

Ask me about:

- **how to get a key**, from signing up to the first message
- **how to protect a key**, and where Latchkey keeps it
- **budgets and costs**: what a token is, and how to limit spending
- **how to rotate a key** without a gap
- **errors**, and what helps against each
- **other servers**, such as Ollama on this computer

You can also try things out: stop me in the middle, ask again for another try, or close the window and come back.`,
  ),
]

export const defaultSubject = 'practice'
