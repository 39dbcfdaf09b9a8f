import type { FilterBank } from "../filters/filter-bank.js";
import { onlyShape, type ShapeOrShapes } from "../only-one.js";
import { BinaryLayer, type BinaryLayerOptions } from "./binary-layer.js";
import { type ConvGeometry, type ConvGeometryOptions, convGeometry, outputSize } from "./conv-geometry.js";

/** What every layer is made of whose binary filters slide over images. */
export interface BinarySlidingOptions extends BinaryLayerOptions, ConvGeometryOptions {}

/** A layer whose binary filters slide over images: the convolutions. */
export abstract class BinarySlidingLayer extends BinaryLayer {
  /** Height and width of a filter, step, and how borders are treated. */
  readonly geometry: ConvGeometry;

  /**
   * @param options - the window, the parts and the options of every tfjs layer
   * @param banks - the filters, where they are not one bank named `kernel`
   */
  constructor(options: BinarySlidingOptions, banks?: readonly FilterBank[]) {
    super(options, banks);
    this.geometry = convGeometry(options);
  }

  /**
   * @param inputShape - [batch, height, width, in]
   * @returns [batch, height, width, out]
   */
  override computeOutputShape(inputShape: ShapeOrShapes): (number | null)[] {
    const shape = onlyShape(inputShape);
    return [shape[0], ...outputSize(shape, this.geometry), this.outputChannels(shape)];
  }

  /**
   * How many channels come out.
   *
   * @param shape - [batch, height, width, in]
   */
  protected abstract outputChannels(shape: readonly (number | null)[]): number;
}
