// Every page loads this: the style sheet, htmx, and small improvements that no page depends on.
import '@tabler/core/dist/css/tabler.min.css';
import './styles/theme.css';
import './styles/staff.css';
import './styles/desk.css';
import './styles/portal.css';
import './styles/letters.css';
import './styles/print.css';
import './fragments.js';
import './forms.js';
import './choices.js';
import './copy.js';
