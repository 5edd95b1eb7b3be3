export { CustomerSales } from './CustomerSales';
export { ParkedSales } from './ParkedSales';
export { SaleDrawer } from './SaleDrawer';
export { Sales } from './Sales';
