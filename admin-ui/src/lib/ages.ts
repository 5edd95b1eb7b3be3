import type { Age } from './api';

/** For how many days something is payable, from the youngest to the oldest. */
export const AGE_TITLES: [Age, string][] = [
    ['0-7', 'up to 7 days'],
    ['8-30', '8 to 30 days'],
    ['31-60', '31 to 60 days'],
    ['61-90', '61 to 90 days'],
    ['over-90', 'over 90 days'],
];
