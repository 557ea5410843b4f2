import '../../media/results.css';
import { startResults } from './results/start';

startResults();
