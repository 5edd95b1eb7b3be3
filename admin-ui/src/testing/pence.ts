/** As a screen writes it, reckoned here and not by the screens: 123456 pence are `1,234.56`. */
export const text = (pence: number) => (pence / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',');
