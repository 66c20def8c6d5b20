;; The two inner loops of the gallery over int8 codes. `node scripts/assemble.mjs src/gallery` turns this
;; file into kernel-bytes.ts; a unit test holds the two together. All addresses are in bytes and
;; multiples of 16, `stride` is a row's length in entries, a multiple of 16.
(module
  (memory (import "gallery" "memory") 1)

  ;; Dot products of a probe (int16) with rows of int8 codes, times each row's scale and the
  ;; probe's. The caller keeps |code| <= 127 and the probe so small that no sum leaves int32.
  (func (export "scan")
    (param $codes i32) (param $scales i32) (param $rows i32) (param $stride i32)
    (param $probe i32) (param $probeScale f32) (param $out i32)
    (local $end i32) (local $at i32) (local $probeEnd i32)
    (local $a v128) (local $b v128)
    (local.set $end (i32.add (local.get $out) (i32.shl (local.get $rows) (i32.const 2))))
    (local.set $probeEnd
      (i32.add (local.get $probe) (i32.shl (local.get $stride) (i32.const 1))))
    (block $done
      (loop $row
        (br_if $done (i32.ge_u (local.get $out) (local.get $end)))
        (local.set $at (local.get $probe))
        (local.set $a (v128.const i32x4 0 0 0 0))
        (local.set $b (v128.const i32x4 0 0 0 0))
        (loop $sixteen
          (local.set $a (i32x4.add (local.get $a) (i32x4.dot_i16x8_s
            (v128.load8x8_s (local.get $codes))
            (v128.load (local.get $at)))))
          (local.set $b (i32x4.add (local.get $b) (i32x4.dot_i16x8_s
            (v128.load8x8_s offset=8 (local.get $codes))
            (v128.load offset=16 (local.get $at)))))
          (local.set $codes (i32.add (local.get $codes) (i32.const 16)))
          (local.set $at (i32.add (local.get $at) (i32.const 32)))
          (br_if $sixteen (i32.lt_u (local.get $at) (local.get $probeEnd))))
        (local.set $a (i32x4.add (local.get $a) (local.get $b)))
        (local.set $a (i32x4.add (local.get $a)
          (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $a) (local.get $a))))
        (f32.store (local.get $out)
          (f32.mul
            (f32.mul
              (f32.convert_i32_s (i32.add
                (i32x4.extract_lane 0 (local.get $a))
                (i32x4.extract_lane 1 (local.get $a))))
              (f32.load (local.get $scales)))
            (local.get $probeScale)))
        (local.set $scales (i32.add (local.get $scales) (i32.const 4)))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (br $row))))

  ;; Derives one row's int8 codes from its int16 codes: code8 = nearest(code16 * factor), where
  ;; the caller gives factor = 127 / the greatest |code16|. Gives the sum of the squares of what
  ;; that loses, in units of code16.
  (func (export "shrink")
    (param $from i32) (param $to i32) (param $stride i32) (param $factor f32) (result f32)
    (local $end i32) (local $factors v128) (local $inverse v128) (local $eight v128)
    (local $low v128) (local $high v128) (local $lowCode v128) (local $highCode v128)
    (local $lost v128)
    (local.set $end (i32.add (local.get $to) (local.get $stride)))
    (local.set $factors (f32x4.splat (local.get $factor)))
    (local.set $inverse (f32x4.splat (f32.div (f32.const 1) (local.get $factor))))
    (loop $next
      (local.set $eight (v128.load (local.get $from)))
      (local.set $low
        (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_s (local.get $eight))))
      (local.set $high
        (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_s (local.get $eight))))
      (local.set $lowCode (f32x4.nearest (f32x4.mul (local.get $low) (local.get $factors))))
      (local.set $highCode (f32x4.nearest (f32x4.mul (local.get $high) (local.get $factors))))
      (local.set $eight (i16x8.narrow_i32x4_s
        (i32x4.trunc_sat_f32x4_s (local.get $lowCode))
        (i32x4.trunc_sat_f32x4_s (local.get $highCode))))
      (v128.store64_lane 0 (local.get $to)
        (i8x16.narrow_i16x8_s (local.get $eight) (local.get $eight)))
      (local.set $low (f32x4.sub (local.get $low)
        (f32x4.mul (local.get $lowCode) (local.get $inverse))))
      (local.set $high (f32x4.sub (local.get $high)
        (f32x4.mul (local.get $highCode) (local.get $inverse))))
      (local.set $lost (f32x4.add (local.get $lost)
        (f32x4.add
          (f32x4.mul (local.get $low) (local.get $low))
          (f32x4.mul (local.get $high) (local.get $high)))))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (i32.const 8)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end))))
    (call $sum (local.get $lost)))

  ;; The greatest |code16| of a row of int16 codes, none of which is -32768.
  (func (export "peak") (param $from i32) (param $stride i32) (result i32)
    (local $end i32) (local $greatest v128)
    (local.set $end (i32.add (local.get $from) (i32.shl (local.get $stride) (i32.const 1))))
    (loop $next
      (local.set $greatest (i16x8.max_u (local.get $greatest)
        (i16x8.abs (v128.load (local.get $from)))))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $from) (local.get $end))))
    (local.set $greatest (i16x8.max_u (local.get $greatest) (i8x16.shuffle
      8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $greatest) (local.get $greatest))))
    (local.set $greatest (i16x8.max_u (local.get $greatest) (i8x16.shuffle
      4 5 6 7 0 1 2 3 12 13 14 15 8 9 10 11 (local.get $greatest) (local.get $greatest))))
    (local.set $greatest (i16x8.max_u (local.get $greatest) (i8x16.shuffle
      2 3 0 1 6 7 4 5 10 11 8 9 14 15 12 13 (local.get $greatest) (local.get $greatest))))
    (i16x8.extract_lane_u 0 (local.get $greatest)))

  ;; The sum of the squares of a row of int16 codes.
  (func (export "squares") (param $from i32) (param $stride i32) (result f32)
    (local $end i32) (local $eight v128) (local $some v128) (local $sums v128)
    (local.set $end (i32.add (local.get $from) (i32.shl (local.get $stride) (i32.const 1))))
    (loop $next
      (local.set $eight (v128.load (local.get $from)))
      (local.set $some (i32x4.dot_i16x8_s (local.get $eight) (local.get $eight)))
      (local.set $sums (f32x4.add (local.get $sums)
        (f32x4.convert_i32x4_s (local.get $some))))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $from) (local.get $end))))
    (call $sum (local.get $sums)))

  (func $sum (param $four v128) (result f32)
    (f32.add
      (f32.add (f32x4.extract_lane 0 (local.get $four)) (f32x4.extract_lane 1 (local.get $four)))
      (f32.add (f32x4.extract_lane 2 (local.get $four)) (f32x4.extract_lane 3 (local.get $four))))))
