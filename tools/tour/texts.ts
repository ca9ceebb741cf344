// The answers of the tour's models.

export const kyoto = `Here is a plan with **little walking**: each day stays in one part of town.[^1]

| Day | Morning | Afternoon |
|---|---|---|
| 1 | Nishiki market | Kamo river, by bus |
| 2 | Arashiyama by train | Bamboo grove, 10 minutes on foot |
| 3 | Fushimi, sake museum | Rest, then dinner in Pontocho |

Before you go:

- [x] A day pass for buses and the subway pays from the third ride.
- [ ] Most temples close at 16:30, so start early.
  1. Ask for the last entry, not for the closing time.
  2. Gardens stay open a little longer.

How far that is, day by day:

\`\`\`ts
// Kilometres on foot, by the map
const walkedKm = [1.2, 2.0, 0.9]
const total = walkedKm.reduce((sum, km) => sum + km, 0)
console.log(\`\${total.toFixed(1)} km in \${walkedKm.length} days\`)
\`\`\`

On average that is $\\bar{x} = \\frac{1}{n}\\sum_{i=1}^{n} x_i \\approx 1.4$ km a day.

> Taxis are easy to find near every station.

[^1]: Distances are by the city’s own map, and never in a straight line.
`

export const essay =
  `A city of canals and short streets rewards those who sit down often. Begin at the market before ten, when \
the stalls are open and the lanes are still quiet. Have tea on the upper floor of an old house and watch the \
shopkeepers lay out the day. Then take the bus along the river, because the view from its left side is half of the \
trip. In the afternoon the gardens are cool, and most of them have a bench exactly where one wants to stay. Nothing \
is lost by seeing one temple instead of five. In the evening the lanterns come on along the water, and the \
restaurants put out their menus. `.repeat(6)
