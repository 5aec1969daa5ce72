// @ts-check

/**
 * An element with its attributes and children, made without markup so that no text can become any.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Readonly<Record<string, string | boolean | undefined>>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(attribute, '');
    else if (typeof value === 'string') made.setAttribute(attribute, value);
  }
  made.append(...children);
  return made;
}

/**
 * A package's lettered tile. Drawn here and not fetched, so that a page's policy need not allow pictures; the colour is
 * an attribute, which a policy against inline styles lets pass.
 * @param {string} name
 * @param {string} colour
 */
export function tile(name, colour) {
  const space = 'http://www.w3.org/2000/svg';
  const picture = document.createElementNS(space, 'svg');
  picture.setAttribute('viewBox', '0 0 48 48');
  picture.setAttribute('aria-hidden', 'true');
  const square = document.createElementNS(space, 'rect');
  for (const [attribute, value] of Object.entries({ width: '48', height: '48', rx: '10', fill: colour }))
    square.setAttribute(attribute, value);
  const letter = document.createElementNS(space, 'text');
  for (const [attribute, value] of Object.entries({ x: '24', y: '33', 'text-anchor': 'middle', fill: '#fff' }))
    letter.setAttribute(attribute, value);
  letter.setAttribute('font-size', '26');
  letter.textContent = name.slice(0, 1);
  picture.append(square, letter);
  return picture;
}
