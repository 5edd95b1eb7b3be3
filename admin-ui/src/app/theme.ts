import { createTheme, type MantineColorsTuple } from '@mantine/core';

const pine: MantineColorsTuple = [
    '#e8f1ee',
    '#cfe3dd',
    '#a5cbbf',
    '#77b19f',
    '#4f9a84',
    '#2f8570',
    '#1d7a66',
    '#12594a',
    '#0d463a',
    '#08332a',
];

/** Night of the same hue: inputs and menus take their greys from here. */
const dark: MantineColorsTuple = [
    '#e3e9e6',
    '#c3cdc8',
    '#9aa8a2',
    '#6f7d77',
    '#3d4945',
    '#29322f',
    '#1c2422',
    '#181f1d',
    '#131917',
    '#0e1312',
];

export const theme = createTheme({
    primaryColor: 'pine',
    primaryShade: { light: 7, dark: 6 },
    colors: { pine, dark },
    fontFamily: "'Inter Variable', system-ui, sans-serif",
    fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
    fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
    defaultRadius: 'sm',
    radius: { xs: '3px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
    cursorType: 'pointer',
    components: {
        Button: { defaultProps: { size: 'sm' } },
        Drawer: { defaultProps: { overlayProps: { backgroundOpacity: 0.18 }, transitionProps: { duration: 120 } } },
        Modal: {
            defaultProps: {
                centered: true,
                overlayProps: { backgroundOpacity: 0.35 },
                transitionProps: { duration: 100 },
            },
        },
    },
});
