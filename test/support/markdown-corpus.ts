// Answers as models write them, which a parser of growing text must read correctly wherever they are cut.

const tripleQuote = '```'

export const markdownCorpus: Readonly<Record<string, string>> = {
  'a plain answer': `Yes. The short form is enough here.

It keeps the **meaning**, and nobody has to look twice.`,
  'a nested list': `Before the trip:

- Papers
  - passport
  - tickets
    1. outward
    2. return

    A paragraph inside the second one.
- Clothes

  Warm ones, and \`wool\` above all.
- [ ] Money
- [x] Keys
  * another marker
  + and another list

Afterwards:

3) three
4) four
10) ten`,
  tables: `| Day | Morning | Cost |
|:----|:-------:|-----:|
| 1 | Temple \\| garden | $12 |
| 2 | \`a \\| b\` |
| 3 | x | y | z |

A line | that is no table
and goes on.

Head | Other
--- | ---
one | two
> a quote ends it`,
  'code in lists': `1. Install it.

   ${tripleQuote}sh
   npm install

   npm test
   ${tripleQuote}

2. Run it:
   ~~~~ts title="x"
   const fence = '~~~'
   ~~~
   ~~~~
3. Done.

        indented code

    after it`,
  'code left open': `Here it is:

${tripleQuote}python
def f(x):
    return x

# not a heading
- not a list`,
  footnotes: `One[^1], two[^note] and one again[^1]. An unknown[^x].

[^note]: The *second* note[^deep].

    With a second paragraph
    and \`code\`.

[^1]: The first note.
[^deep]: A note of a note.
[site]: https://example.com

The text goes on, with [a site][site] and [site].`,
  formulas: `Euler: $e^{i\\pi} + 1 = 0$, and \\(a^2\\) too. From $5 to $10.

$$
\\int_0^1 x\\,dx
= \\frac12
$$

\\[
a = b

+ c
\\]

$$ x = 1 $$

It costs $$ and that is that.`,
  'headings of both kinds': `Title
=====

Sub *title*
---

### Third ###
#### Fourth
#no heading
####### none either

Words
over two lines
===
`,
  definitions: `See [one], [two][Two] and [three].

[one]: https://example.com/one "First"
[two]: <https://example.com/two>
  'Second'
[three]:
https://example.com/three
Not a definition any more.

[one]: https://example.com/other`,
  quotes: `> A quote
goes on lazily.
>
> - a list
>   in it
>
> > deeper
> ${tripleQuote}
> code
> ${tripleQuote}
after it

> another`,
  'other scripts': `## 三日間の計画

東京から京都まで、**新幹線**で行きます。表：

| 日 | 場所 |
|---|---|
| 一 | 金閣寺 |

مرحبا **بالعالم**، هذا نص.

- שלום
- emoji 👩‍👩‍👧‍👦 and 🇨🇭 and 𝒳`,
  HTML: `<details>
<summary>More</summary>

Words *inside*.

</details>

<!-- a comment

with a blank line -->
after <b>it</b><br>and on

<span>alone</span>

a
<div>
b`,
  'rules and breaks': `a  
b\\
c

***
- - -
___

* * *
- a
- b
***
c`,
  'loose and tight': `- a
- b

- c

1. x

   y
2. z

-

  not in the item

- - a
  - b

  - c`,
  tabs: `-\ta

\tb
1.\tc
\t\tcode

>\tq
>\t\tcode`,
  'line ends of all kinds': 'a\r\nb\r\n\r\n- c\r- d\r\r# e\r\n```\r\nf\r\n\r\ng\r\n```\r\n',
  addresses: `https://example.com/a_b_c, www.example.com. and (https://example.com/x(y)) and
mail someone@example.com or <https://example.com/?a=b&c=d>; setup.py is a file.`,
}
