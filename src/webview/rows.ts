import '../../media/rows.css';
import { startRows } from './rows/start';

startRows();
