import mongoose from 'mongoose';
import type { WorkingHours } from './calendar.js';
import type { BothLanguages } from './text.rules.js';

/** How a text in both languages is stored. */
export const localizedSchema = new mongoose.Schema<BothLanguages>(
  { zhCN: { type: String, required: true }, en: { type: String, required: true } },
  { _id: false },
);

/** How a stretch of working time is stored. */
export const workingHoursSchema = new mongoose.Schema<WorkingHours>(
  {
    weekday: { type: Number, required: true },
    opensAt: { type: String, required: true },
    closesAt: { type: String, required: true },
  },
  { _id: false },
);
