// The guide’s chapters on what a person does at OpenAI: make a key, fund it, limit it.
// Sources: help.openai.com 4936850, 8264644, 8867743 and 9186755, and the guide on spend limits.

export const getText = `
An API key tells OpenAI whose account pays for a request. Making one takes about five minutes.

1. **Sign in** at [platform.openai.com](https://platform.openai.com). A ChatGPT plan is something else and does not pay for the API.
2. **Fund the account**: a new one needs [prepaid credit](https://platform.openai.com/settings/organization/billing/overview) before a key can answer.
3. **Create a project**, for example *Latchkey*, from the menu of projects. Its spending can then be seen and limited on its own.
4. Open [API keys](https://platform.openai.com/api-keys) and choose **Create new secret key**, in that project. You may give it an expiry date; rotate it before then.
5. Under **Permissions** choose **Restricted**, and give it only what Latchkey needs:

   | Permission | Level | What for |
   |---|---|---|
   | Model capabilities | Request (once called Write) | to ask a model |
   | List models | Read | to offer the models you may use |

   Set *Model capabilities* as a whole: a key that was given only one part of it, such as *Responses*, may still be refused.
6. **Copy the key.** It is shown this once and never again.
7. In Latchkey open **Keys**, choose **Add a key** and paste from the clipboard. The key is tested before it is saved.

A key that may chat but not list models works too. Latchkey says so, and offers no choice of models.

More at OpenAI: [where keys are](https://help.openai.com/en/articles/4936850-where-do-i-find-my-openai-api-key), [their permissions](https://help.openai.com/en/articles/8867743-assign-api-key-permissions).
`.trim()

export const fundText = `
The API is paid for in advance. You buy credit, and each answer takes its price from it.

1. Open [Billing](https://platform.openai.com/settings/organization/billing/overview) and add a payment method.
2. Choose an amount. **The smallest is $5**, and $10 is filled in. For questions to a small model $5 lasts a long time.
3. **Turn off automatic reloading** unless you want it. It is on by default, and buys more credit by itself whenever the balance is low. If you keep it, set its monthly limit.
4. Wait a few minutes, then test the key in Latchkey.

Good to know:

- With reloading off, the credit is the firmest limit there is: when it is gone, requests stop. What was under way may still be counted a little later.
- Credit **expires after one year**, and is not paid back as a rule.
- It belongs to the whole organization. All its keys draw from the same balance.
- A ChatGPT plan adds no credit here.

**Out of credit** is not a matter of waiting. OpenAI answers it with the same number, 429, as too many requests at once; Latchkey tells the two apart for you.

More at OpenAI: [prepaid billing](https://help.openai.com/en/articles/8264644-how-can-i-set-up-prepaid-billing).
`.trim()

export const limitText = `
Two places limit what a key can spend, and they complete each other.

**At OpenAI** the limit holds for everything that uses the account:

1. Open [Limits](https://platform.openai.com/settings/organization/limits) for the whole organization, or the limits in the settings of one project.
2. Under **Spend** choose **Edit spend limit** and enter an amount for the month.
3. Turn on **Enforce a hard limit**. Without it you are only told, and requests go on.

A project with a limit of its own is the best fence for a single key. A hard limit takes effect with a short delay, so a little more may be spent. Besides these, OpenAI itself approves a monthly amount for each organization, which grows with what was paid.

**In Latchkey** every request is recorded with its tokens and its cost, also those that failed or were stopped, and key tests that cost something. Open **Usage** to see them by model.

- A price that Latchkey doesn’t know is shown as *unpriced*, never as zero.
- It sees what goes through Latchkey alone. The account’s full sum is at [OpenAI’s usage page](https://platform.openai.com/usage).

What keeps costs low: a small model for small questions, and a new chat for a new subject. Each message sends the whole chat along and pays for it again.

More at OpenAI: [spend limits](https://developers.openai.com/api/docs/guides/spend-limits).
`.trim()
