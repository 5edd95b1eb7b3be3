export { PreviewPage } from './PreviewPage';
export { PreviewPartners } from './PreviewPartners';
export { PreviewPayouts } from './PreviewPayouts';
export { PreviewSaleDrawer } from './PreviewSaleDrawer';
export { PreviewSales } from './PreviewSales';
export { PreviewStart } from './PreviewStart';
export { PreviewSums } from './PreviewSums';
