import '../../media/preview.css';
import { startPreview } from './preview/start';

startPreview();
